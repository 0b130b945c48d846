import {
  planEvaluation,
  replayRule,
  type Dictionary,
  type GridHistory,
  type ItemHistory,
} from '@zhengai/engine';
import { DAILY_ITEMS, dateOf, dayOf, eveningOf } from './daily-values.js';
import type { Presentation } from './oulad-tables.js';
import { presentationGrid } from './presentation-grid.js';
import type { DatedEpisode } from './replay-presentation.js';

/** The warnings of a presentation by the engine's own replay: its clock goes from day to day and hands out what is known. */
export function simulatePresentation(
  dictionary: Dictionary,
  presentation: Presentation,
  lastDay: number,
): DatedEpisode[] {
  const { items: _items, ...grid } = presentationGrid(presentation, lastDay);
  const items = itemHistories(presentation, lastDay);
  return dictionary.rules.flatMap((rule) => {
    const read = planEvaluation(dictionary, [rule.code]).items;
    const history: GridHistory = { ...grid, items: items.filter(({ item }) => read.includes(item)) };
    return replayRule({
      dictionary,
      rule,
      history,
      from: dateOf(presentation, 0),
      to: dateOf(presentation, lastDay),
    }).warnings.map(({ openedIn, openedOn, resolvedIn, since, subject }) => ({
      rule: rule.code,
      enrolment: subject,
      since: dayOf(presentation, since),
      openedOn: dayOf(presentation, openedIn),
      ...(resolvedIn === undefined ? {} : { resolvedOn: dayOf(presentation, resolvedIn) }),
      openedAt: dayOf(presentation, openedOn),
    }));
  });
}

/** Every value of the grid as a report of the evening of its day. */
function itemHistories(presentation: Presentation, lastDay: number): ItemHistory[] {
  const { items, periods, subjects, valid } = presentationGrid(presentation, lastDay);
  const width = periods.length;
  const evenings = periods.map((_, day) => Date.parse(eveningOf(presentation, day)));
  return DAILY_ITEMS.map((item) => {
    const column = items[item];
    const values = column?.kind === 'number' ? column.values : new Float64Array();
    const cells: number[] = [];
    for (let day = 0; day < width; day++) {
      for (let row = 0; row < subjects.length; row++) {
        const cell = row * width + day;
        if (valid[cell] === 1 && !Number.isNaN(values[cell])) cells.push(cell);
      }
    }
    return {
      item,
      subject: Int32Array.from(cells, (cell) => Math.floor(cell / width)),
      period: Int32Array.from(cells, (cell) => cell % width),
      values: { kind: 'number', values: Float64Array.from(cells, (cell) => values[cell] ?? NaN) },
      knownAt: Float64Array.from(cells, (cell) => evenings[cell % width] ?? NaN),
    };
  });
}

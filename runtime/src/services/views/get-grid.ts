import {
  periodKey,
  periodKindOf,
  periodOfKey,
  periodsBetween,
  type Column,
  type PeriodKind,
} from '@zhengai/engine';
import type { GridView } from '../../contract/index.js';
import { Failure } from '../../ports/index.js';
import { levelExtent, loadGrid } from '../evaluation/index.js';
import type { ViewDependencies } from './view-dependencies.js';

/** Cells of all columns together; what a browser can still hold and a line can carry. */
export const MOST_CELLS = 2_000_000;

export interface GridQuery {
  readonly level: string;
  readonly periodKind: PeriodKind;
  /** Codes of data items; unknown ones are answered with a failure. */
  readonly items: readonly string[];
  readonly from?: string;
  readonly to?: string;
}

/**
 * The current data of a level, with all attributes of its subjects, as an evaluation takes it.
 *
 * @throws Failure `grid.unknown`, `period.otherKind`, `grid.tooLarge`
 */
export async function getGrid({ store }: ViewDependencies, query: GridQuery): Promise<GridView> {
  const unit = store.read;
  const [{ dictionary }, settings, subjects] = await Promise.all([
    unit.definitions.released(),
    unit.settings.get(),
    unit.subjects.ofLevel(query.level),
  ]);
  checkNames(
    query,
    dictionary.levels.map(({ code }) => code),
    dictionary.items.filter(({ level }) => level === query.level).map(({ code }) => code),
  );
  const attributes = dictionary.attributes
    .filter(({ level }) => level === query.level)
    .map(({ code }) => code);
  const extent = await levelExtent(unit, dictionary, query.level, query.periodKind);
  const from = boundary(query, query.from, extent?.from);
  const to = boundary(query, query.to, extent?.to);
  if (from === undefined || to === undefined || periodKey(from) > periodKey(to)) return emptyGrid(query);
  const periods = periodsBetween(from, to, settings.calendar);
  const cells = subjects.length * periods.length * (query.items.length + attributes.length + 1);
  if (cells > MOST_CELLS) throw tooLarge(cells);
  const { grid } = await loadGrid(unit, {
    dictionary,
    calendar: settings.calendar,
    plan: { items: query.items, attributes },
    level: query.level,
    periodKind: query.periodKind,
    subjects,
    from,
    to,
    back: 0,
  });
  return {
    level: grid.level,
    periodKind: grid.periodKind,
    subjects: subjects.map(({ code, name }) => ({ code, name })),
    periods: [...grid.periods],
    valid: Array.from(grid.valid),
    items: columnViews(grid.items),
    attributes: columnViews(grid.attributes),
  };
}

function emptyGrid({ level, periodKind }: GridQuery): GridView {
  return { level, periodKind, subjects: [], periods: [], valid: [], items: {}, attributes: {} };
}

function boundary(
  query: GridQuery,
  asked: string | undefined,
  known: number | undefined,
): string | undefined {
  if (asked === undefined) return known === undefined ? undefined : periodOfKey(query.periodKind, known);
  if (periodKindOf(asked) === query.periodKind) return asked;
  throw new Failure('period.otherKind', {
    zh: `“${asked}”不是所选类型的统计周期。`,
    en: `“${asked}” is no period of the kind asked for.`,
  });
}

function checkNames(query: GridQuery, levels: readonly string[], items: readonly string[]): void {
  const known = new Set(items);
  const unknown = levels.includes(query.level)
    ? query.items.filter((code) => !known.has(code))
    : [query.level];
  if (unknown.length === 0) return;
  throw new Failure('grid.unknown', {
    zh: `这个层面没有:${unknown.join('、')}。`,
    en: `This level does not know: ${unknown.join(', ')}.`,
  });
}

function tooLarge(cells: number): Failure {
  return new Failure('grid.tooLarge', {
    zh: `所选数据有 ${cells} 格,超过 ${MOST_CELLS} 格的上限。请缩短周期范围或减少数据项。`,
    en: `The data asked for has ${cells} cells, more than the ${MOST_CELLS} allowed. Choose fewer periods or items.`,
  });
}

function columnViews(columns: Readonly<Record<string, Column>>): GridView['items'] {
  return Object.fromEntries(
    Object.entries(columns).map(([code, column]) => [code, { kind: column.kind, values: valuesOf(column) }]),
  );
}

function valuesOf(column: Column): (number | string | boolean | null)[] {
  if (column.kind === 'number')
    return Array.from(column.values, (value) => (Number.isNaN(value) ? null : value));
  if (column.kind === 'boolean')
    return Array.from(column.values, (value) => (value === 2 ? null : value === 1));
  return [...column.values];
}

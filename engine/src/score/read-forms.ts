import type { LeafScoreItem, LocalizedText, ScoreEvent } from '../model/index.js';
import { fractionOf } from '../rounding/index.js';
import type { EventGiven, GivenOf, ItemOf, LeafExplanation, LeafKind } from './form-given.js';
import { readExpertEntry, readTieredCount } from './read-lists.js';
import { readStandardRatio } from './read-standard-ratio.js';
import { isWorse } from './points-range.js';
import type { Read, SheetReader } from './sheet-reader.js';

/** Reads an item inside another. */
export type ReadLeaf = (item: LeafScoreItem, reader: SheetReader, at: string) => Read<LeafExplanation>;
type ReadForm<K extends LeafKind> = (
  item: ItemOf<K>,
  reader: SheetReader,
  at: string,
  readPart: ReadLeaf,
) => Read<GivenOf[K]>;

/** What each form takes from the facts. */
export const FORMS: { readonly [K in LeafKind]: ReadForm<K> } = {
  standardRatio: readStandardRatio,

  ownFloor(item, reader, at) {
    const { direction = 'higher', between = 'ratio' } = item;
    const measured = reader.measure(item.measure, `${at}/measure`);
    const full = reader.limit(item.full, `${at}/full`);
    const zero = item.zero === undefined ? undefined : reader.limit(item.zero, `${at}/zero`);
    if (typeof item.full === 'number' && typeof item.zero === 'number') {
      if (isWorse(fractionOf(item.full), fractionOf(item.zero), direction)) {
        reader.report('score.limits.order', `${at}/zero`, item.zero, item.full);
      }
    }
    if (between === 'linear' && item.zero === undefined) reader.report('score.linear.zero', `${at}/between`);
    return (run) => ({
      measured: measured(run),
      direction,
      full: full(run),
      ...(zero === undefined ? {} : { zero: zero(run) }),
      between,
    });
  },

  peerRatio(item, reader, at) {
    const measured = reader.measure(item.measure, `${at}/measure`);
    const zero = item.zero === undefined ? undefined : reader.limit(item.zero, `${at}/zero`);
    const zeroWhen =
      item.zeroWhen === undefined ? undefined : reader.condition(item.zeroWhen, `${at}/zeroWhen`);
    return (run) => ({
      measured: measured(run),
      best: item.best,
      peers: run.source.peers[item.code] ?? null,
      ...(zero === undefined ? {} : { zero: zero(run) }),
      ...(zeroWhen === undefined ? {} : { zeroWhen: zeroWhen(run) }),
    });
  },

  meanSteps(item, reader, at) {
    const { direction = 'higher', steps, otherwise } = item;
    const measured = reader.measure(item.measure, `${at}/measure`);
    const mean = item.mean === undefined ? undefined : reader.limit(item.mean, `${at}/mean`);
    steps.forEach(({ behind, points }, i) => {
      const before = steps[i - 1];
      if (before !== undefined && behind <= before.behind)
        reader.report('score.steps.order', `${at}/steps/${i}`);
      if (points > item.points) {
        reader.report('score.steps.points', `${at}/steps/${i}/points`, points, item.points);
      }
    });
    return (run) => {
      const peers = mean === undefined ? (run.source.peers[item.code] ?? null) : undefined;
      return {
        measured: measured(run),
        direction,
        mean: mean?.(run) ?? { value: peers?.mean ?? null },
        ...(peers === undefined ? {} : { peers }),
        steps,
        otherwise,
      };
    };
  },

  deductions(item, reader, at) {
    const events = readEvents(item.events, reader, `${at}/events`);
    const zeroWhen =
      item.zeroWhen === undefined ? undefined : reader.condition(item.zeroWhen, `${at}/zeroWhen`);
    return (run) => ({
      events: events(run),
      floor: item.floor ?? 0,
      ...(zeroWhen === undefined ? {} : { zeroWhen: zeroWhen(run) }),
    });
  },

  tieredCount: readTieredCount,

  categoryShare(item, reader, at) {
    const part = reader.number(item.part, `${at}/part`);
    const whole = reader.number(item.whole, `${at}/whole`);
    const cases = item.cases.map(({ name, when, full, zero }, i) => {
      const always = when === undefined;
      if (always && i < item.cases.length - 1)
        reader.report('score.case.unreachable', `${at}/cases/${i + 1}`);
      if (zero !== undefined && zero > full) {
        reader.report('score.limits.order', `${at}/cases/${i}/zero`, zero, full);
      }
      const read = always ? undefined : reader.condition(when, `${at}/cases/${i}/when`);
      return { head: { name, full, ...(zero === undefined ? {} : { zero }) }, read };
    });
    return (run) => ({
      part: part(run),
      whole: whole(run),
      cases: cases.map(({ head, read }) => ({ ...head, ...(read === undefined ? {} : { when: read(run) }) })),
      between: item.between ?? 'ratio',
    });
  },

  surveyIndex(item, reader, at) {
    const questions = item.questions.map(({ code, name, counts }, q) => {
      for (const answer of Object.keys(counts)) {
        if (item.answers.some((one) => one.code === answer)) continue;
        reader.report('score.survey.answer', `${at}/questions/${q}/counts/${answer}`, answer);
      }
      const answers = item.answers.flatMap((answer) => {
        const count = counts[answer.code];
        if (count === undefined) {
          reader.report('score.survey.count', `${at}/questions/${q}/counts`, answer.name.zh, answer.name.en);
          return [];
        }
        const read = reader.number(count, `${at}/questions/${q}/counts/${answer.code}`);
        return [{ code: answer.code, worth: answer.worth, read }];
      });
      return { code, name, answers };
    });
    const respondents =
      item.respondents === undefined ? undefined : reader.number(item.respondents, `${at}/respondents`);
    if (item.minimumRespondents !== undefined && respondents === undefined) {
      reader.report('score.survey.respondents', `${at}/minimumRespondents`);
    }
    return (run) => ({
      questions: questions.map(({ answers, ...question }) => ({
        ...question,
        answers: answers.map(({ read, ...answer }) => ({ ...answer, count: read(run) })),
      })),
      ...(item.minimumRespondents === undefined ? {} : { minimumRespondents: item.minimumRespondents }),
      ...(respondents === undefined ? {} : { respondents: respondents(run) }),
    });
  },

  expertEntry: readExpertEntry,

  bonusPenalty(item, reader, at) {
    const bonus = readEvents(item.bonus, reader, `${at}/bonus`);
    const penalty = readEvents(item.penalty, reader, `${at}/penalty`);
    const { mostBonus, mostPenalty } = item;
    return (run) => ({ bonus: bonus(run), penalty: penalty(run), mostBonus, mostPenalty });
  },

  compound(item, reader, at, readPart) {
    const parts = item.parts.map((part, i) => readPart(part, reader, `${at}/parts/${i}`));
    return (run) => ({ combine: item.combine, parts: parts.map((part) => part(run)) });
  },

  veto(item, reader, at, readPart) {
    const when = reader.condition(item.when, `${at}/when`);
    const otherwise =
      item.otherwise === undefined ? undefined : readPart(item.otherwise, reader, `${at}/otherwise`);
    if (item.grade !== undefined && !reader.sheet.grades?.some(({ code }) => code === item.grade)) {
      reader.report('score.grade.unknown', `${at}/grade`, item.grade);
    }
    return (run) => ({
      when: when(run),
      ...(otherwise === undefined ? {} : { otherwise: otherwise(run) }),
      ...(item.grade === undefined ? {} : { grade: item.grade }),
      ...(item.mostTotal === undefined ? {} : { mostTotal: item.mostTotal }),
    });
  },
};

function readEvents(
  events: readonly ScoreEvent[],
  reader: SheetReader,
  at: string,
): Read<readonly EventGiven[]> {
  const read = events.map(({ count, ...event }, i) => ({
    event,
    count: reader.number(count, `${at}/${i}/count`),
  }));
  return (run) => read.map(({ event, count }) => ({ ...eventHead(event), count: count(run) }));
}

function eventHead({ code, name, each, most }: Omit<ScoreEvent, 'count'>): Omit<EventGiven, 'count'> {
  const localized: LocalizedText = name;
  return { code, name: localized, each, ...(most === undefined ? {} : { most }) };
}

import { expect, test } from 'vitest';
import {
  checkScoreSheet,
  compileScoreSheet,
  recomputeScore,
  type Achievement,
  type ScoreExplanation,
  type ScoreFacts,
  type ScoreItem,
} from '../../src/index.js';
import { scoreByHand } from './by-hand.js';
import { factsOf, generateColleges } from './colleges.js';
import { DICTIONARY } from './dictionary.js';
import { SHEET } from './sheet.js';

const compiled = compileScoreSheet(SHEET, DICTIONARY);
const cents = (points: number | null | undefined) =>
  points === null || points === undefined ? undefined : BigInt(Math.round(points * 100));

test('the sheet is sound, has 37 indicators and all twelve forms', () => {
  expect(checkScoreSheet(SHEET, DICTIONARY)).toEqual([]);
  const leaves = SHEET.items.flatMap((item) => (item.kind === 'group' ? item.items : [item]));
  expect(leaves.filter(({ code }) => code.startsWith('R'))).toHaveLength(37);
  const inside = (item: ScoreItem): ScoreItem[] => [
    item,
    ...(item.kind === 'veto' && item.otherwise ? [item.otherwise] : []),
  ];
  expect(new Set(leaves.flatMap(inside).map(({ kind }) => kind)).size).toBe(12);
  const { full } = compiled.evaluate({});
  expect(full).toBe(100);
});

test.each([1, 2, 3])(
  '40 colleges (%i) have to the cent the points that whole-number arithmetic gives',
  (seed) => {
    const colleges = generateColleges(40, seed);
    const expected = scoreByHand(colleges);
    const { scores } = compiled.evaluateGroup(colleges.map(factsOf));
    scores.forEach((score, i) => {
      const mine = expected[i]!;
      const got = Object.fromEntries(
        Object.keys(mine.cents).map((code) => [code, cents(score.items[code]?.points)]),
      );
      expect(got, `college ${i}`).toEqual(mine.cents);
      expect(cents(score.total.points)).toBe(mine.total);
      expect(score.grade).toBe(mine.grade);
      expect(score.missing).toEqual([]);
    });
    expect(new Set(expected.map(({ grade }) => grade)).size).toBeGreaterThan(2);
  },
);

test('every explanation, kept as JSON, gives the same score again', () => {
  const colleges = generateColleges(40, 4);
  const { scores } = compiled.evaluateGroup(colleges.map(factsOf));
  for (const { explanation, missing: _missing, warnings: _warnings, ...outcome } of scores) {
    const kept = JSON.parse(JSON.stringify(explanation)) as ScoreExplanation;
    expect(recomputeScore(kept)).toEqual(outcome);
  }
});

test('a changed number in an explanation changes what is recomputed', () => {
  const { scores } = compiled.evaluateGroup(generateColleges(40, 4).map(factsOf));
  const { explanation, total } = scores[0]!;
  const text = JSON.stringify(explanation);
  const tampered = JSON.parse(text.replace('"full":4,', '"full":3,')) as ScoreExplanation;
  expect(recomputeScore(tampered).total.points).not.toBe(total.points);
});

test('one college in its context has the points it has in the group', () => {
  const facts = generateColleges(40, 5).map(factsOf);
  const { scores, contexts } = compiled.evaluateGroup(facts);
  expect(compiled.evaluate(facts[7]!, contexts[7])).toEqual(scores[7]);
});

test('what is not known leaves an interval that holds the true points, whatever they are', () => {
  const facts = generateColleges(40, 6).map(factsOf);
  const { scores, contexts } = compiled.evaluateGroup(facts);
  let state = 99;
  const next = (below: number) => (state = (state * 48271) % 2147483647) % below;
  facts.forEach((all, i) => {
    const left = Object.fromEntries(Object.entries(all).filter(() => next(5) > 0));
    const partial = compiled.evaluate(left, contexts[i]);
    const whole = scores[i]!;
    for (const [code, { points, least, most }] of Object.entries(partial.items)) {
      const truth = whole.items[code]!.points!;
      expect(least, `${code} of ${i}`).toBeLessThanOrEqual(truth);
      expect(most, `${code} of ${i}`).toBeGreaterThanOrEqual(truth);
      expect(points === null).toBe(least !== most);
    }
    expect(partial.total.points).toBeNull();
    expect(partial.total.least).toBeLessThanOrEqual(whole.total.points!);
    expect(partial.total.most).toBeGreaterThanOrEqual(whole.total.points!);
    expect(partial.possibleGrades).toContain(whole.grade);
    expect(partial.missing.every((key) => !(key in left) || /panel|award|research/.test(key))).toBe(true);
  });
});

test('every way to one more point really gives it, and one step less does not', () => {
  const facts = generateColleges(40, 7).map(factsOf);
  const { contexts } = compiled.evaluateGroup(facts);
  const kinds = new Set<string>();
  const leaves = SHEET.items.flatMap((item) => (item.kind === 'group' ? item.items : [item]));
  const most = new Map(
    leaves.map((item) => [
      item.code,
      100 * (item.kind === 'bonusPenalty' ? item.mostBonus : item.points! * (item.weight ?? 1)),
    ]),
  );
  for (const i of [0, 1, 2]) {
    const mine = facts[i]!;
    const before = compiled.evaluate(mine, contexts[i]);
    for (const way of compiled.improvements(mine, contexts[i])) {
      kinds.add(way.kind);
      expect(before.items[way.item]!.points).toBe(way.points);
      const wanted = Math.min(Math.round(way.points * 100) + 100, most.get(way.item)!);
      const centsWith = (value: ScoreFacts[string]) =>
        Math.round(
          compiled.evaluate({ ...mine, [way.fact]: value }, contexts[i]).items[way.item]!.points! * 100,
        );
      expect(Math.round(way.reaches * 100)).toBeGreaterThanOrEqual(wanted);
      if (way.kind === 'achievements') {
        const list = mine[way.fact] as readonly Achievement[];
        const more = (add: number): readonly Achievement[] => [
          ...list,
          ...Array.from({ length: add }, () => ({ tier: way.tier, rank: '1' })),
        ];
        expect(centsWith(more(way.add))).toBe(Math.round(way.reaches * 100));
        expect(centsWith(more(way.add - 1))).toBeLessThan(wanted);
        continue;
      }
      expect(centsWith(way.to)).toBe(Math.round(way.reaches * 100));
      if (way.kind !== 'value') continue;
      const decimals = /\.(\d+)$/.exec(String(way.from))?.[1]?.length ?? 0;
      const step = (way.to > way.from ? -1 : 1) * 10 ** -decimals;
      const short = Number((way.to + step).toFixed(decimals));
      expect(centsWith(short), `${way.item} ${way.fact}`).toBeLessThan(wanted);
    }
  }
  expect([...kinds].sort()).toEqual(['achievements', 'condition', 'value']);
});

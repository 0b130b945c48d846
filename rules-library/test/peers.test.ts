import {
  EMPTY_DICTIONARY,
  evaluateGrid,
  mergedDictionary,
  planEvaluation,
  validatePack,
  VERDICT_OF_CODE,
  type Column,
} from '@zhengai/engine';
import { expect, test } from 'vitest';
import { readPack } from './read-pack.js';

/** Cases give what peers come to; here whole groups are judged beside each other. */
const FOLDER = 'course-quality-warning';

const { pack } = validatePack(readPack(FOLDER), { parameters: { 'least-peers': 3 } });
if (pack === undefined) throw new Error('the pack is not valid');
const dictionary = mergedDictionary(pack, EMPTY_DICTIONARY);

/** Mean without the highest (100) and the lowest (40), last term and this; answers of 50 students this term. */
const COURSES = [
  { name: 'general 92', kind: 'general', means: [92, 92], answers: 42 },
  { name: 'general 90', kind: 'general', means: [90, 90], answers: 42 },
  { name: 'general 88', kind: 'general', means: [80, 88], answers: 42 },
  { name: 'general 84', kind: 'general', means: [84, 84], answers: 42 },
  { name: 'core 84', kind: 'core', means: [84, 84], answers: 42 },
  { name: 'core 82', kind: 'core', means: [82, 82], answers: 42 },
  { name: 'core 80', kind: 'core', means: [80, 80], answers: 42 },
  { name: 'core, few answers', kind: 'core', means: [60, 60], answers: 29 },
] as const;

test('courses are compared within their kind, by those with enough answers', () => {
  const cells = COURSES.flatMap(({ means, answers }) => [
    { mean: means[0], answers: 42 },
    { mean: means[1], answers },
  ]);
  const numbers = (of: (cell: (typeof cells)[number]) => number): Column => ({
    kind: 'number',
    values: Float64Array.from(cells, of),
  });
  const grid = {
    level: 'course',
    periodKind: 'semester',
    subjects: COURSES.map(({ name }) => name),
    periods: ['2024-2025-1', '2024-2025-2'],
    valid: new Uint8Array(cells.length).fill(1),
    items: {
      'raters-asked': numbers(() => 50),
      ratings: numbers(({ answers }) => answers),
      'rating-total': numbers(({ mean, answers }) => mean * (answers - 2) + 140),
      'rating-highest': numbers(() => 100),
      'rating-lowest': numbers(() => 40),
    },
    attributes: {
      'course-kind': { kind: 'text', values: COURSES.flatMap(({ kind }) => [kind, kind]) },
    },
  } as const;
  const below = ['evaluation-below-kind', 'evaluation-below-kind-again'];
  const result = evaluateGrid(planEvaluation(dictionary, below), grid);
  const verdicts = COURSES.map(({ name }, i) => [
    name,
    ...below.map((rule) => VERDICT_OF_CODE[result.verdicts(rule)[i * 2 + 1] ?? 2]),
  ]);
  // General: last term 92, 90, 84, 80 (median 87), this term 92, 90, 88, 84 (median 89); the last of four stands at 0 %.
  // Core: this term 84, 82, 80 (median 82); last term 60 stood below them.
  expect(verdicts).toEqual([
    ['general 92', 'clear', 'clear'],
    ['general 90', 'clear', 'clear'],
    ['general 88', 'clear', 'clear'],
    ['general 84', 'triggered', 'clear'],
    ['core 84', 'clear', 'clear'],
    ['core 82', 'clear', 'clear'],
    ['core 80', 'triggered', 'clear'],
    ['core, few answers', 'unknown', 'unknown'],
  ]);
});

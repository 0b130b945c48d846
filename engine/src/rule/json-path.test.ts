import { Engine } from 'json-rules-engine';
import { expect, test } from 'vitest';
import { parsePath, valueAtPath } from './json-path.js';
import type { StructuredValue } from './rule-facts.js';

const STUDENT = {
  name: 'Ann',
  grades: [55, 80, 91],
  addr: { city: 'X', zip: null },
  'dot.key': 1,
  'x y': 2,
  中文: 3,
  0: 'zero',
  rows: [{ b: 1 }, { b: 2 }],
  empty: [],
};

test.each<[string, StructuredValue]>([
  ['$', STUDENT],
  ['$.name', 'Ann'],
  ['name', 'Ann'],
  ['$.中文', 3],
  ['$.addr.city', 'X'],
  ['addr.city', 'X'],
  ['$.addr.zip', null],
  ['$.grades[0]', 55],
  ['grades[2]', 91],
  ['$.grades[7]', null],
  ['$.grades[*]', [55, 80, 91]],
  ['$.grades.*', [55, 80, 91]],
  ['$.grades[-1:]', [91]],
  ['$.grades[0:2]', [55, 80]],
  ['$.grades.length', 3],
  ['$..city', ['X']],
  ['$..b', [1, 2]],
  ['$.rows[*].b', [1, 2]],
  ['$.rows[0].b', 1],
  ["$['dot.key']", 1],
  ['$["x y"]', 2],
  ['$.x y', 2],
  ['$.0', 'zero'],
  ['$.missing', null],
  ['$.missing.deep', null],
  ['$..missing', null],
  ['$.empty[*]', null],
  ['$.grades[0,2]', [55, 91]],
  ['$.addr[city,zip]', ['X', null]],
  ['$.grades[0:3:2]', [55, 91]],
  ['$.grades[::2]', [55, 91]],
  ['$.addr..*', ['X', null]],
  ['$.rows..b', [1, 2]],
  ['$..rows[*].b', [1, 2]],
  ['$..[1]', [80, { b: 2 }]],
  ['$.rows.*.b', [1, 2]],
])('%s', async (path, expected) => {
  const steps = parsePath(path);
  if (steps === undefined) throw new Error('not parsed');
  expect(valueAtPath(STUDENT, steps)).toEqual(expected);
  // The stock library finds the same; what is not there is undefined to it.
  const engine = new Engine();
  let theirs: unknown;
  engine.addOperator('see', (value: unknown) => {
    theirs = value;
    return true;
  });
  engine.addRule({
    conditions: { all: [{ fact: 's', path, operator: 'see', value: 1 }] },
    event: { type: 'x' },
  });
  await engine.run({ s: STUDENT });
  expect(theirs ?? null).toEqual(expected);
});

test('only own properties are seen', () => {
  for (const name of ['constructor', 'toString', '__proto__', 'hasOwnProperty']) {
    expect(valueAtPath(STUDENT, parsePath(`$.${name}`) ?? [])).toBeNull();
    expect(valueAtPath(STUDENT, parsePath(`$..${name}`) ?? [])).toBeNull();
  }
});

test.each([
  '$[?(@.a>1)]',
  '$[(@.length-1)]',
  '$.grades[?(@>60)]',
  '$[?(@.constructor.constructor("return 1")())]',
  '.name',
  '$.a[b]',
  '$.a[',
  "$['a",
  '$.a..',
  '$.a^',
  '$.a~',
  '$.a@string()',
  '$.a[`b]',
  `$.${'a'.repeat(400)}`,
  `$${'.a'.repeat(33)}`,
])('%s is refused', (path) => {
  expect(parsePath(path)).toBeUndefined();
});

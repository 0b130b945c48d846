import { expect, test } from 'vitest';
import { FEEL_FUNCTIONS } from '../feel-function.js';
import { evaluateFeel } from '../index.js';
import { arityOf, BUILTINS, findBuiltin } from './index.js';

/** The functions of DMN 1.5, 10.3.4, in its order. */
const STANDARD = `
number, string, date, time, date and time, duration, years and months duration, range, not,
substring, string length, upper case, lower case, substring before, substring after, replace, contains, matches,
starts with, ends with, split, string join,
list contains, list replace, count, min, max, sum, mean, all, any, sublist, append, concatenate, insert before, remove,
reverse, index of, union, distinct values, flatten, product, median, stddev, mode,
decimal, floor, ceiling, round up, round down, round half up, round half down, abs, modulo, sqrt, log, exp, odd, even,
is, before, after, meets, met by, overlaps, overlaps before, overlaps after, finishes, finished by, includes, during,
starts, started by, coincides,
day of year, day of week, month of year, week of year, last day of month,
sort, get value, get entries, context, context put, context merge, now, today`
  .trim()
  .split(/,\s*/);

test('every function of the standard is there, and told to people', () => {
  expect(Object.keys(BUILTINS).toSorted()).toEqual([...STANDARD, 'round'].toSorted());
  const told = new Set(FEEL_FUNCTIONS.map(({ name }) => name));
  expect(Object.keys(BUILTINS).filter((name) => !told.has(name))).toEqual([]);
});

test('people are told the names of the parameters that the function knows', () => {
  for (const { name, parameters } of FEEL_FUNCTIONS) {
    const builtin = findBuiltin(name);
    if (!builtin) continue;
    const known = new Set(builtin.flatMap((one) => one.parameters.map((parameter) => parameter.name)));
    const told = parameters.map((one) => one.replace(/\?$/, ''));
    expect(
      told.filter((parameter) => !known.has(parameter)),
      name,
    ).toEqual([]);
  }
});

test('names of the platform are no functions', () => {
  expect(findBuiltin('toString')).toBe(undefined);
  expect(findBuiltin('constructor')).toBe(undefined);
});

test.each(Object.entries(BUILTINS))(
  '%s refuses a wrong number of arguments with a warning',
  (name, builtin) => {
    const [, most] = arityOf(builtin);
    const count = most === Infinity ? 0 : most + 1;
    const { value, warnings } = evaluateFeel(`${name}(${Array<string>(count).fill('1').join(', ')})`);
    expect(value).toBe(null);
    expect(warnings.map(({ code }) => code)).toContain('feel.argument');
  },
);

test('a warning says which argument is wrong, and how', () => {
  const { warnings } = evaluateFeel('substring("abc", "2")');
  expect(warnings).toMatchObject([
    {
      code: 'feel.argument',
      message: {
        zh: '“substring("abc", "2")”的参数不对，没有结果（参数 start position 需要数，给的是文字）',
        en: '“substring("abc", "2")” is given wrong arguments: no result (start position must be a number, not text)',
      },
    },
  ]);
  expect(evaluateFeel('modulo(dividend: 4, divizor: 3)').warnings[0]?.message.en).toContain(
    'there is no parameter “divizor”, there are: dividend, divisor',
  );
});

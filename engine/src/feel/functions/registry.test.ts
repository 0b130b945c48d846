import { expect, test } from 'vitest';
import { FEEL_FUNCTIONS } from '../feel-function.js';
import { evaluateFeel } from '../index.js';
import { OFFICE_FUNCTIONS } from '../office/office-function.js';
import { arityOf, BUILTINS, findBuiltin } from './index.js';

const ours = new Set(OFFICE_FUNCTIONS.map(({ name }) => name));

test('every function that people are told about is there, and the other way round', () => {
  const told = FEEL_FUNCTIONS.map(({ name }) => name).filter((name) => !ours.has(name));
  expect(told.toSorted()).toEqual(Object.keys(BUILTINS).toSorted());
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

import { expect, test } from 'vitest';
import { EMPTY_DICTIONARY, type DataItem, type Dictionary } from '../model/index.js';
import { compileFormula, formulaScope } from '../feel/index.js';
import { checkModel } from './index.js';

const item = (code: string, zh: string, en = `${code} item`): DataItem => ({
  code, name: { zh, en }, level: 'college', valueType: 'number', periodKind: 'academicYear', kind: 'stock',
}); // prettier-ignore
const known = [item('t', '教师数'), item('d', '博士数'), item('x', '教师数-外聘')];
const found = (...items: readonly DataItem[]) =>
  checkModel({ items: [...known, ...items] })
    .filter(({ code }) => code.startsWith('check.name.'))
    .map(({ code, path, severity }) => `${code} ${path} ${severity}`);

test.each([
  [item('y', '2024'), 'check.name.number items/y/name/zh warning'],
  [item('y', '２０２４'), 'check.name.number items/y/name/zh warning'],
  [item('y', '50%'), 'check.name.number items/y/name/zh warning'],
  [item('2024', '招生数'), 'check.name.number items/2024/code warning'],
  [item('y', '招生数', '1e3'), 'check.name.number items/y/name/en warning'],
  [item('y', '“双高”'), 'check.name.text items/y/name/zh warning'],
  [item('y', '教师数-博士数'), 'check.name.expression items/y/name/zh warning'],
  [item('y', '教师数－博士数'), 'check.name.expression items/y/name/zh warning'],
  [item('y', '教师数 / 2'), 'check.name.expression items/y/name/zh warning'],
  [item('y', '教师数-外聘-博士数'), 'check.name.expression items/y/name/zh warning'],
  [item('y', '净数', 't-d'), 'check.name.expression items/y/name/en warning'],
  [item('t-d', '净数', 'net'), 'check.name.expression items/t-d/code warning'],
])('%j: %s', (one, said) => expect(found(one)).toEqual([said]));

test.each([
  '2024年招生数',
  '教师(含外聘)',
  '“双高”专业数',
  '教师数-合同工',
  '1-2',
  'A-1',
  '-博士数',
  '教师数/',
])('%s means nothing else', (zh) => expect(found(item('y', zh))).toEqual([]));

test('names of another level, and of the definition itself, are no part of it', () => {
  expect(found(item('y', '博士数-硕士数'), { ...item('m', '硕士数'), level: 'programme' })).toEqual([]);
  expect(found(item('y', '净-净', '净'))).toEqual([]);
});

test('what is warned of is what formulas do', () => {
  const items = [...known, item('y', '2024'), item('n', '教师数-博士数'), item('q', '“双高”')];
  const dictionary: Dictionary = { ...EMPTY_DICTIONARY, items };
  const scope = formulaScope(dictionary, 'college');
  const facts = { 'item:y': 7, 'item:n': 8, 'item:q': 9, 'item:t': 5, 'item:d': 3 };
  expect(compileFormula('2024 + 0', scope).evaluate(facts).value).toBe(7);
  expect(compileFormula('教师数 - 博士数', scope).evaluate(facts).value).toBe(2);
  expect(compileFormula('教师数-博士数', scope).evaluate(facts).value).toBe(8);
  expect(compileFormula('“双高”', scope).evaluate(facts).value).toBe('双高');
});

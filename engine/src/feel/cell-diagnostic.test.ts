import { expect, test } from 'vitest';
import { EMPTY_DICTIONARY } from '../model/index.js';
import { cellDiagnostic } from './cell-diagnostic.js';
import type { FeelType } from './feel-node.js';
import { formulaScope, parseFormula } from './index.js';

const scope = formulaScope(EMPTY_DICTIONARY, 'college');
const found = (text: string, type: FeelType) =>
  parseFormula(text, scope, { input: { ref: { kind: 'plain', code: '?' }, type, label: { zh: '', en: '' } } })
    .diagnostics;

test.each<[cell: string, type: FeelType, suggested: string]>([
  ['5..9', 'number', '[5..9]'],
  ['5 … 9', 'number', '[5..9]'],
  ['5-9', 'number', '[5..9]'],
  ['5～9', 'number', '[5..9]'],
  ['5 至 9', 'number', '[5..9]'],
  ['-5--3', 'number', '[-5..-3]'],
  ['60%-80%', 'number', '[60%..80%]'],
  ['[5-9)', 'number', '[5..9)'],
  ['（5~9]', 'number', '(5..9]'],
  ['>=5 and <9', 'number', '[5..9)'],
  ['>5 且 ≤9', 'number', '(5..9]'],
  ['≥5 ≤9', 'number', '[5..9]'],
  ['<9 and >=5', 'number', '[5..9)'],
  ['5 or 6', 'number', '5, 6'],
  ['5或6或7', 'number', '5, 6, 7'],
  ['“工科”或“农林”', 'text', '"工科", "农林"'],
  ['', 'number', '-'],
  ['  ', 'text', '-'],
  ['不限', 'text', '-'],
  ['Any', 'number', '-'],
])('%s beside a %s: write %s', (cell, type, suggested) => {
  const [one, ...more] = found(cell, type);
  expect([one?.code, one?.from, one?.to, more]).toEqual(['feel.cell', 0, cell.length, []]);
  expect(one?.message.zh).toContain(suggested);
  expect(one?.message.en).toContain(suggested);
});

test.each<[cell: string, type: FeelType]>([
  ['[5..9]', 'number'],
  ['(5..9)', 'number'],
  [']5..9[', 'number'],
  ['[ 5 .. 9 )', 'number'],
  ['5, 6', 'number'],
  ['5、6', 'number'],
  ['-', 'number'],
  ['-5', 'number'],
  ['not(5, 6)', 'number'],
  ['>= 5', 'number'],
  ['"2024-2025"', 'text'],
  ['? > 5 and ? < 9', 'number'],
])('%s beside a %s is right', (cell, type) => {
  expect(cellDiagnostic(cell, type)).toBe(undefined);
  expect(found(cell, type)).toEqual([]);
});

test('a text without its quotation marks is asked for them', () => {
  expect(found('工科', 'text')[0]?.message.zh).toContain('文字要加引号：“工科”');
  expect(found('工科', 'text')[0]?.message.en).toContain('"工科"');
  expect(found('甲', 'number')[0]?.message.zh).not.toContain('引号');
});

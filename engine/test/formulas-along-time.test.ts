import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  checkFormula,
  checkIndicator,
  columnOf,
  EMPTY_DICTIONARY,
  evaluateGrid,
  FEEL_FUNCTIONS,
  periodsBetween,
  planEvaluation,
  shiftPeriod,
  type Column,
  type DataItem,
  type Dictionary,
  type Grid,
  type Indicator,
  type PeriodKind,
} from '../src/index.js';

const PAGE = readFileSync(join(import.meta.dirname, '..', 'docs', 'formulas-along-time.md'), 'utf8');
const NOW: Partial<Record<PeriodKind, string>> = {
  semester: '2024-2025-1',
  month: '2025-01',
  academicYear: '2024-2025',
};

/** Rows of the table under a heading cell. */
function rowsUnder(first: string): string[][] {
  const lines = PAGE.split('\n').map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()));
  return lines.flatMap((cells, i) => {
    if (cells[0] !== first) return [];
    const end = lines.findIndex((row, at) => at > i && row.length === 0);
    return lines.slice(i + 2, end);
  });
} // prettier-ignore

const items = rowsUnder('数据项 Item').map(([zh = '', unit = '', kind, nature = '', slices = '']): DataItem => ({
  code: zh,
  name: { zh, en: zh },
  level: 'college',
  valueType: 'number',
  unit,
  periodKind: kind as PeriodKind,
  kind: nature.startsWith('stock') ? 'stock' : 'flow',
  ...(slices === '' ? {} : { slices: slices.split(', ').map((code) => ({ code, name: { zh: code, en: code } })) }),
})); // prettier-ignore

const bases = rowsUnder('指标 Indicator').map(([, zh = '', formula = '']) => ({
  code: zh,
  name: { zh, en: zh },
  formula,
}));

const indicator = (code: string, of: Indicator['bases']): Indicator => ({
  code, name: { zh: code, en: code }, level: 'college', periodKind: 'semester', direction: 'higher', decimals: 2, bases: of,
}); // prettier-ignore

const ratio = indicator('生师比', bases);
const dictionary: Dictionary = { ...EMPTY_DICTIONARY, items, indicators: [ratio] };

/** The value of a formula in the page's semester. */
function valueOf(formula: string, given: string): number | null {
  const asked = indicator('asked', [{ code: 'own', name: { zh: '校内', en: 'own' }, formula }]);
  const known: Dictionary = { ...dictionary, indicators: [ratio, asked] };
  expect(checkIndicator(asked, known)).toEqual([]);
  const columns: Partial<Record<PeriodKind, Record<string, Column>>> = {};
  for (const one of given.split('；')) {
    const [name = '', series = ''] = one.split(' = ');
    const item = items.find(({ code }) => code === name.replace(/\[.*/, '')) as DataItem;
    const values = series.split(', ').map((value) => (value === '-' ? null : Number(value)));
    const padded = [...new Array<null>(12).fill(null), ...values].slice(-12);
    (columns[item.periodKind] ??= {})[name] = columnOf('number', padded);
  }
  const grid = (kind: PeriodKind): Grid => {
    const last = NOW[kind] as string;
    const periods = periodsBetween(shiftPeriod(last, -11), last);
    return {
      level: 'college', periodKind: kind, subjects: ['s'], periods, valid: new Uint8Array(12).fill(1),
      items: columns[kind] ?? {}, attributes: {},
    }; // prettier-ignore
  };
  const plan = planEvaluation(known, [], ['asked']);
  const otherKinds = Object.fromEntries(plan.otherKinds.map((kind) => [kind, grid(kind)]));
  const value = evaluateGrid(plan, { ...grid('semester'), otherKinds }).indicator('asked')[11] as number;
  return Number.isNaN(value) ? null : value;
}

const plain = (cell: string) => cell.replaceAll('`', '');

describe('the examples of the page', () => {
  const rows = rowsUnder('函数 Function');

  test('are all there', () => {
    expect(rows.length).toBeGreaterThanOrEqual(19);
    expect(items).toHaveLength(6);
    expect(bases).toHaveLength(2);
  });

  test.each(rows.map(([, , example = '', given = '', gives = '']) => [plain(example), given, gives]))(
    '%s with %s gives %s',
    (example = '', given = '', gives = '') => {
      const value = valueOf(example, given);
      expect(value).toEqual(gives === 'null' ? null : expect.closeTo(Number(gives), 9));
    },
  );

  test('name every function along time by each of its names, and the completion’s examples are right', () => {
    const documented = FEEL_FUNCTIONS.filter(({ name }) =>
      rows.some(([names = '']) => names.includes(`\`${name}(`)),
    );
    expect(documented.map(({ name }) => name)).toEqual([
      'previous', 'change', 'yearAgo', 'yearOnYear', 'streak', 'trend', 'slice', 'basis',
      'total', 'average', 'atEnd', 'atStart', 'maximum', 'minimum',
    ]); // prettier-ignore
    for (const { aliases = [], example = '' } of documented) {
      expect(aliases.some((alias) => PAGE.includes(`${alias}(`))).toBe(true);
      const { diagnostics } = checkFormula(example, dictionary, 'college', { periodKind: 'semester' });
      expect([example, diagnostics]).toEqual([example, []]);
    }
  });
});

test.each(rowsUnder('Formula').map(([formula = '', is = '']) => [plain(formula), is]))(
  '%s is %s',
  (formula = '', is = '') => {
    const { diagnostics } = checkFormula(formula, dictionary, 'college', { periodKind: 'semester' });
    expect(diagnostics.map(({ severity }) => severity)).toEqual(is.startsWith('error') ? ['error'] : []);
    const [first = '', second = ''] = /error: (.*?) and (.*?)(?:,|$)/.exec(is)?.slice(1) ?? [];
    expect(diagnostics[0]?.message.en ?? '').toContain(first && `(${first} and ${second})`);
  },
);

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SCHOOLS } from '../../../test/support/school-dictionary.js';
import { compileDecisionTable } from '../../decision-table/index.js';
import type { DecisionTable, FactValue } from '../../model/index.js';
import { generateTableCases } from './generate-table-cases.js';

fc.configureGlobal({ seed: 20_240_901 });
const numRuns = process.env['ZHENGAI_SOAK'] ? 10_000 : 60;

const kinds = fc.constantFrom('-', '"a"', '"b"', '"a", "b"', 'not("a")');
const sizes = fc.constantFrom('-', '< 1', '>= 1', '[0..2]', '> 2', '1');
const tables = fc
  .array(fc.tuple(kinds, sizes), { minLength: 1, maxLength: 5 })
  .map((rows): DecisionTable => ({
    code: 't',
    name: { zh: '表', en: 'table' },
    level: 'school',
    hitPolicy: 'FIRST',
    inputs: ['类别', '规模'].map((expression) => ({
      label: { zh: expression, en: expression },
      expression,
    })),
    outputs: [{ code: 'o', label: { zh: '结果', en: 'result' }, valueType: 'number' }],
    rows: rows.map(([kind, size], r) => ({ when: [kind, size], then: [r] })),
  }));
const KEYS = ['attribute:kind', 'attribute:size'];

/** Whether each cell of a row takes its value. */
function cellsOf(table: DecisionTable, row: number, facts: Readonly<Record<string, FactValue>>): boolean[] {
  return KEYS.map((_, input) => {
    const when = ['-', '-'];
    when[input] = table.rows[row]?.when[input] ?? '-';
    const alone = compileDecisionTable({ ...table, rows: [{ when, then: [1] }] }, SCHOOLS);
    return alone.evaluate(facts).outcome.kind === 'rows';
  });
}

test('every row has a case in which it holds, and every cell one in which it alone keeps the row from holding', () => {
  fc.assert(
    fc.property(tables, (table) => {
      const { cases, undecided } = generateTableCases(table, SCHOOLS);
      const compiled = compileDecisionTable(table, SCHOOLS);
      for (const { facts, expect: expected } of cases)
        expect(compiled.evaluate(facts).values).toEqual(expected);
      table.rows.forEach((row, r) => {
        const holding = cases.filter(({ shows }) => shows.includes(`/rows/${r}`));
        expect(holding.length > 0).toBe(!undecided.includes(`/rows/${r}`));
        for (const { facts } of holding) expect(cellsOf(table, r, facts)).toEqual([true, true]);
        if (holding.length === 0) return;
        row.when.forEach((cell, input) => {
          const failing = cases.filter(({ shows }) => shows.includes(`/rows/${r}/when/${input}`));
          // A cell that takes everything decides nothing.
          expect([cell, failing.length > 0]).toEqual([cell, cell !== '-']);
          for (const { facts } of failing) {
            expect(cellsOf(table, r, facts)).toEqual([0, 1].map((one) => one !== input));
          }
        });
      });
    }),
    { numRuns },
  );
});

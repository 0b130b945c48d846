import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SCHOOLS } from '../../../test/support/school-dictionary.js';
import { compileDecisionTable } from '../../decision-table/index.js';
import type { DecisionTable, HitPolicy } from '../../model/index.js';
import { analyseTable } from './analyse-table.js';
import { tableSpace } from './table-space.js';

fc.configureGlobal({ seed: 20_240_901 });
const numRuns = process.env['ZHENGAI_SOAK'] ? 20_000 : 25;

const POINTS = ['a', 'b', 'c'].flatMap((kind) =>
  [-1, 0, 0.5, 1, 1.5, 2, 3].flatMap((size) => [true, false].map((old) => [kind, size, old])),
);

const cells = {
  kind: fc.constantFrom('-', '"a"', '"b"', '"a", "b"', 'not("a")', '"c"'),
  size: fc.constantFrom('-', '< 1', '>= 1', '[0..2]', '> 2', '1', '(1..2)', '< 1, > 2'),
  old: fc.constantFrom('-', '-', 'true', 'false'),
};
const tables = (hitPolicy: HitPolicy): fc.Arbitrary<DecisionTable> =>
  fc
    .array(fc.tuple(cells.kind, cells.size, cells.old, fc.constantFrom('"x"', '"y"')), {
      minLength: 1,
      maxLength: 6,
    })
    .map((rows) => ({
      code: 't',
      name: { zh: '表', en: 'table' },
      level: 'school',
      hitPolicy,
      inputs: ['类别', '规模', '老校'].map((expression) => ({
        label: { zh: expression, en: expression },
        expression,
      })),
      outputs: [{ code: 'o', label: { zh: '结果', en: 'result' }, valueType: 'text', values: ['x', 'y'] }],
      rows: rows.map(([kind, size, old, then]) => ({ when: [kind, size, old], then: [then] })),
    }));

/** For each row, at which points it holds: one row in a table of its own. */
function holdsAt(table: DecisionTable): boolean[][] {
  return table.rows.map((row) => {
    const alone = compileDecisionTable({ ...table, hitPolicy: 'UNIQUE', rows: [row] }, SCHOOLS);
    return POINTS.map((values) => alone.decide(values).outcome.kind === 'rows');
  });
}

const allPoints = POINTS.map((_, i) => i);

test.each(['UNIQUE', 'ANY', 'FIRST', 'PRIORITY', 'COLLECT'] as const)(
  'findings about %s tables are those of trying every point',
  (hitPolicy) => {
    fc.assert(
      fc.property(tables(hitPolicy), (table) => {
        const holds = holdsAt(table);
        const rows = table.rows.map((_, r) => r);
        const says = (row: number) => String(table.rows[row]?.then[0]);
        const at = (row: number, point: number) => holds[row]?.[point] === true;
        const found = analyseTable(tableSpace(table, SCHOOLS) as NonNullable<ReturnType<typeof tableSpace>>);
        const rowsOf = (...kinds: string[]) => [
          ...new Set(found.flatMap((one) => (kinds.includes(one.kind) && 'row' in one ? [one.row] : []))),
        ];

        expect(found.some(({ kind }) => kind === 'gap')).toBe(
          allPoints.some((p) => !rows.some((r) => at(r, p))),
        );
        const never = rows.filter((r) => !allPoints.some((p) => at(r, p)));
        expect(rowsOf('impossible')).toEqual(never);
        const live = rows.filter((r) => !never.includes(r));

        const meet = (a: number, b: number) => a !== b && allPoints.some((p) => at(a, p) && at(b, p));
        const pairs = live.flatMap((a) =>
          live.filter((b) => b < a && meet(a, b)).map((b) => [a, b] as const),
        );
        const reported = found.flatMap((one) =>
          one.kind === 'overlap' || one.kind === 'conflict' ? [[one.row, one.other, one.kind]] : [],
        );
        const clashes = pairs
          .map(([a, b]) => [a, b, says(a) === says(b) ? 'overlap' : 'conflict'])
          .filter(([, , kind]) => hitPolicy === 'UNIQUE' || (hitPolicy === 'ANY' && kind === 'conflict'));
        expect(reported).toEqual(clashes);

        const order = [...rows];
        if (hitPolicy === 'PRIORITY') order.sort((a, b) => says(a).localeCompare(says(b)) || a - b);
        const winner = (p: number, left = order) => left.find((r) => at(r, p));
        if (hitPolicy === 'FIRST' || hitPolicy === 'PRIORITY') {
          const masked = live.filter((r) => allPoints.every((p) => winner(p) !== r));
          expect(rowsOf('masked')).toEqual(masked);
          const resultOf = (p: number, left: number[]) => {
            const row = winner(p, left);
            return row === undefined ? undefined : says(row);
          };
          const needless = live.filter(
            (r) =>
              !masked.includes(r) &&
              allPoints.every(
                (p) =>
                  resultOf(p, order) ===
                  resultOf(
                    p,
                    order.filter((one) => one !== r),
                  ),
              ),
          );
          expect(rowsOf('subsumed', 'redundant')).toEqual(needless);
        }
        if (hitPolicy === 'ANY') {
          const same = (a: number, b: number) => allPoints.every((p) => at(a, p) === at(b, p));
          const needless = live.filter((r) => {
            const alike = live.filter((o) => o !== r && says(o) === says(r) && (o < r || !same(o, r)));
            const one = alike.some((o) => allPoints.every((p) => !at(r, p) || at(o, p)));
            const earlier = alike.filter((o) => o < r);
            return one || allPoints.every((p) => !at(r, p) || earlier.some((o) => at(o, p)));
          });
          expect(rowsOf('subsumed', 'redundant')).toEqual(needless);
        }
        expect(found.some(({ kind }) => kind === 'hitPolicy')).toBe(
          hitPolicy !== 'UNIQUE' && rows.length > 1 && pairs.length === 0,
        );
      }),
      { numRuns },
    );
  },
);

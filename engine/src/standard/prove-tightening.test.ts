import fc from 'fast-check';
import { expect, test } from 'vitest';
import { categoryDictionary } from '../../test/support/category-dictionary.js';
import type { Dictionary, HitPolicy, LineOperator, Standard } from '../model/index.js';
import { compileStandard, proveTightening } from './index.js';

const both = (text: string) => ({ zh: text, en: text });
const DICTIONARY: Dictionary = {
  ...categoryDictionary('students'),
  indicators: [
    {
      code: 'ratio', name: both('ratio'), level: 'college', periodKind: 'academicYear', direction: 'lower',
      decimals: 2, bases: [{ code: 'own', name: both('own'), formula: 'students' }],
    },
  ], // prettier-ignore
};

type Row = readonly [...when: string[], value: number | null];

function standard(operator: LineOperator, rows: readonly Row[], more: Partial<Standard> = {}): Standard {
  const inputs = ['类别', 'students'];
  return {
    code: 's',
    name: both('s'),
    level: 'college',
    tier: 'national',
    document: { title: 's' },
    hitPolicy: 'FIRST',
    inputs: inputs.map((expression) => ({ label: both(expression), expression })),
    lines: [{ code: 'line', name: both('line'), indicator: 'ratio', operator, binding: 'binding' }],
    rows: rows.map((row) => ({
      when: row.slice(0, -1) as string[],
      lines: { line: row.at(-1) as number | null },
    })),
    ...more,
  };
}

const NATIONAL = standard('lessThanInclusive', [
  ['"工科"', '-', 18],
  ['"体育"', '< 1000', 13],
  ['-', '-', 20],
]);

const judged = (lower: Standard, upper = NATIONAL, day?: string) => {
  const [finding] = proveTightening(lower, upper, DICTIONARY, day);
  if (!finding) throw new Error('the lines judge the same indicator');
  return finding;
};

test.each<[string, Standard, string]>([
  ['the same again', NATIONAL, 'tightened'],
  ['one line below all', standard('lessThanInclusive', [['-', '-', 13]]), 'tightened'],
  ['one line above some', standard('lessThanInclusive', [['-', '-', 15]]), 'loosened'],
  ['strictly below the same line', standard('lessThan', [['"工科"', '-', 18]]), 'tightened'],
  ['silent where it has no row', standard('lessThanInclusive', [['"工科"', '> 5', 17]]), 'tightened'],
  ['looser for some sizes only', standard('lessThanInclusive', [['"体育"', '[900..1100]', 14]]), 'loosened'],
])('%s', (_, lower, result) => {
  expect(judged(lower).result).toBe(result);
});

test('a loosening is shown by an example, and is allowed by an exemption that reaches the day', () => {
  const exemptions = [{ line: 'line', reason: '新建专业', approver: '校长办公会', until: '2027-08-31' }];
  const lower = standard('lessThanInclusive', [['"体育"', '-', 14]], { exemptions });
  expect(judged(lower, NATIONAL, '2026-09-01')).toMatchObject({
    result: 'loosened',
    example: { inputs: { 类别: '体育' }, upper: 13, lower: 14 },
    exemption: { approver: '校长办公会' },
  });
  expect(judged(lower, NATIONAL, '2027-09-01').exemption).toBeUndefined();
});

test('a recommended line may differ, and the difference is told', () => {
  const [line] = NATIONAL.lines;
  const recommended: Standard = {
    ...NATIONAL,
    lines: [{ ...(line as NonNullable<typeof line>), binding: 'recommended' }],
  };
  expect(judged(standard('lessThanInclusive', [['-', '-', 15]]), recommended).result).toBe('different');
});

test('what cannot be looked into is not called tightened', () => {
  const formula = standard('lessThanInclusive', [['-', '> students - 1', 15]]);
  expect(judged(formula).result).toBe('notProvable');
});

test('no loosening is ever called tightened', () => {
  const operator = fc.constantFrom<LineOperator>('lessThan', 'lessThanInclusive');
  const row = fc.tuple(
    fc.constantFrom('-', '"a"', '"b"', 'not("a")', '"a","c"'),
    fc.constantFrom('-', '< 10', '[10..20)', '>= 20', '15', 'not(15)', '> 3, < 1'),
    fc.option(fc.integer({ min: 1, max: 4 })),
  );
  const table = fc.tuple(
    operator,
    fc.constantFrom<HitPolicy>('FIRST', 'UNIQUE', 'ANY'),
    fc.array(row, { minLength: 1, maxLength: 4 }),
  );
  const subjects = ['a', 'b', 'c', 'd'].flatMap((category) =>
    [0, 1, 2, 3, 4, 9.5, 10, 12, 15, 19, 20, 30].map((students) => ({
      'attribute:category': category,
      'item:students': students,
    })),
  );
  fc.assert(
    fc.property(table, table, ([lowOperator, lowPolicy, low], [highOperator, highPolicy, high]) => {
      // tables that contradict themselves are refused before anything is proved of them
      const make = (op: LineOperator, policy: HitPolicy, rows: readonly Row[]) =>
        [policy, 'FIRST' as const].map((hitPolicy) => standard(op, rows, { hitPolicy })).find(compiles);
      const lower = make(lowOperator, lowPolicy, low) as Standard;
      const upper = make(highOperator, highPolicy, high) as Standard;
      const { result } = judged(lower, upper);
      const [mine, theirs] = [lower, upper].map((one) => compileStandard(one, DICTIONARY));
      const loose = subjects.some((facts) => {
        const value = mine?.evaluate(facts).lines['line'] ?? null;
        const limit = theirs?.evaluate(facts).lines['line'] ?? null;
        if (value === null || limit === null) return false;
        return [0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4].some(
          (ratio) => meets(ratio, lowOperator, value) && !meets(ratio, highOperator, limit),
        );
      });
      expect([result, loose]).toEqual(loose ? ['loosened', true] : ['tightened', false]);
    }),
    { seed: 20040206, numRuns: 400 },
  );
});

function meets(ratio: number, operator: LineOperator, limit: number): boolean {
  return operator === 'lessThan' ? ratio < limit : ratio <= limit;
}

function compiles(one: Standard): boolean {
  try {
    compileStandard(one, DICTIONARY);
    return true;
  } catch {
    return false;
  }
}

import { expect, test } from 'vitest';
import { EMPTY_DICTIONARY, type DecisionTable, type Dictionary } from '../../model/index.js';
import { checkTableRows } from './check-table-rows.js';
import { shownValues } from './shown-values.js';

test.each<[samples: number[], named: number[], decimals: number, shown: (number | undefined)[]]>([
  [[17, 18, 18.005, 18.01, 19], [18, 18.01], 2, [17.99, 18, undefined, 18.01, 18.02]],
  [[17, 18, 18.005, 18.01, 19], [18, 18.01], 3, [17.999, 18, 18.001, 18.01, 18.011]],
  [[-1, 0, 0.5, 1, 2], [0, 1], 0, [-1, 0, undefined, 1, 2]],
  [[17, 18.005, 19], [18.005], 2, [18, undefined, 18.01]],
  [[5], [], 2, [0]],
])('%j, told apart by %j, with %d decimals: %j', (samples, named, decimals, shown) => {
  expect(shownValues(samples, named, decimals)).toEqual(shown);
});

const dictionary: Dictionary = {
  ...EMPTY_DICTIONARY,
  indicators: [
    {
      code: 'ratio',
      name: { zh: '生师比', en: 'Ratio' },
      level: 'college',
      periodKind: 'academicYear',
      direction: 'lower',
      decimals: 2,
      bases: [{ code: 'own', name: { zh: '校内', en: 'own' }, formula: '1' }],
    },
  ],
};
const table = (expression: string): DecisionTable => ({
  code: 't',
  name: { zh: '表', en: 'table' },
  level: 'college',
  hitPolicy: 'UNIQUE',
  inputs: [{ label: { zh: '比', en: 'ratio' }, expression }],
  outputs: [{ code: 'o', label: { zh: '档', en: 'grade' }, valueType: 'number' }],
  rows: [
    { when: ['<= 18'], then: [1] },
    { when: ['>= 18.01'], then: [2] },
  ],
});

test('between two neighbouring values of an indicator is no gap, of a calculation there is', () => {
  expect(checkTableRows(table('生师比'), dictionary)).toEqual([]);
  expect(checkTableRows(table('生师比 + 0'), dictionary).map(({ code }) => code)).toEqual([
    'check.table.gap',
  ]);
});

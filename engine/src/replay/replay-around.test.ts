import { expect, test } from 'vitest';
import { historyOf, PASSING, passRule, readReports, SEMESTERS } from '../../test/support/replay-history.js';
import type { Dictionary } from '../model/index.js';
import { replayRule, type GridHistory } from './index.js';

const text = (zh: string, en: string) => ({ zh, en });

/** Departments are judged by the pass rates of their programmes. */
const DICTIONARY: Dictionary = {
  ...PASSING,
  levels: [...PASSING.levels, { code: 'department', name: text('二级学院', 'Department'), order: 0 }],
  hierarchies: [
    { code: 'administrative', name: text('行政隶属', 'administration'), levels: ['department', 'programme'] },
  ],
  indicators: [
    {
      code: 'department-rate',
      name: text('院内及格率', 'department pass rate'),
      level: 'department',
      periodKind: 'semester',
      direction: 'higher',
      decimals: 1,
      bases: [{ code: 'own', name: text('校内', 'own'), formula: 'mean(下级(专业).及格率)' }],
    },
  ],
};
const RULE = passRule({
  code: 'low-department',
  level: 'department',
  indicator: 'department-rate',
  conditions: {
    all: [{ fact: 'indicator', params: { code: 'department-rate' }, operator: 'lessThan', value: 60 }],
  },
});
const below = (child: string) => ({
  hierarchy: 'administrative',
  parent: { level: 'department', code: 'D' },
  child: { level: 'programme', code: child },
});

test('a rule over the subjects below follows what became known of them', () => {
  const programmes = historyOf(
    readReports(`
      A 2022-2023-1 50 2023-02-01
      B 2022-2023-1 60 2023-02-03
      B 2022-2023-1 80 2023-03-01`),
    { undated: new Uint8Array(2) },
  );
  const departments: GridHistory = {
    ...programmes,
    level: 'department',
    subjects: ['D'],
    valid: new Uint8Array(SEMESTERS.length),
    undated: Uint8Array.of(1),
    items: [],
  };
  const { days, warnings } = replayRule({
    dictionary: DICTIONARY,
    rule: RULE,
    history: departments,
    around: { grids: [programmes], edges: [below('A'), below('B')] },
    from: '2022-09-01',
    to: '2023-08-31',
  });
  // While one of the two is missing the mean is not known; with both it is 55, corrected it is 65.
  expect(warnings).toMatchObject([
    { subject: 'D', openedOn: '2023-02-03', value: 55, resolvedOn: '2023-03-01', endedBy: 'correction' },
  ]);
  expect(days).toBe(3);
});

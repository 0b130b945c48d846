import { attribute, type Attribution, type UnitChange } from '@zhengai/engine';
import { render, screen, within } from '@testing-library/react';
import { beforeAll, expect, test } from 'vitest';
import { startI18n } from '../../i18n/index.js';
import { EvidenceList } from './index.js';

beforeAll(() => startI18n('zh'));

const UNITS: readonly UnitChange[] = [
  {
    unit: 'a',
    name: '机电',
    before: { numerator: 90, denominator: 100 },
    after: { numerator: 46, denominator: 50 },
  },
  {
    unit: 'b',
    name: '护理',
    before: { numerator: 20, denominator: 50 },
    after: { numerator: 44, denominator: 100 },
  },
];

function attribution(): Attribution {
  return attribute({
    name: { zh: '落实率', en: 'placement' },
    value: 60,
    period: '2024-2025',
    history: [{ period: '2023-2024', value: 73.33 }],
    peers: [70, 80, 90],
    direction: 'higher',
    unit: '%',
    units: {
      kind: 'ratio',
      scale: 100,
      unitName: { zh: '专业', en: 'programme' },
      now: [],
      since: { period: '2023-2024', units: UNITS },
    },
  });
}

test('each finding is a sentence, and the split is read as a list of names and amounts', () => {
  render(<EvidenceList attribution={attribution()} history={[]} />);
  expect(screen.getByText(/辛普森悖论/)).toBeTruthy();
  const list = screen.getByRole('list', { name: '按专业' });
  const rows = within(list)
    .getAllByRole('listitem')
    .map((row) => row.textContent);
  expect(rows).toEqual([
    '2023–2024 学年73.33%',
    '机电−7.11 个百分点数值 90% → 92%（+1 个百分点），占比 66.7% → 33.3%（−8.11 个百分点）',
    '护理−6.22 个百分点数值 40% → 44%（+2 个百分点），占比 33.3% → 66.7%（−8.22 个百分点）',
    '2024–2025 学年60%',
  ]);
});

test('pictures say in words what they show', () => {
  render(<EvidenceList attribution={attribution()} history={[]} />);
  expect(screen.getByRole('img', { name: /4 个同类从 60% 到 90%，中位数 80%，本对象 60%/ })).toBeTruthy();
});

test('what was stored in the first shape is its sentence alone', () => {
  const sentence = { zh: '与 2022-2023 持平。', en: 'Unchanged.' };
  const first: Attribution = {
    version: 2,
    sentence,
    findings: [{ kind: 'peers', sentence }],
    value: null,
    decimals: 2,
    peers: { of: 5, rank: 2, values: [] },
  };
  render(<EvidenceList attribution={first} history={[]} />);
  expect(screen.getByText(sentence.zh)).toBeTruthy();
  expect(screen.queryByRole('img')).toBeNull();
});

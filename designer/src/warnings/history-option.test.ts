// @vitest-environment node
import type { HistoryPoint } from '@zhengai/runtime/contract';
import { describe, expect, it } from 'vitest';
import { historyOption, type HistoryWords } from './history-option.js';

const words: HistoryWords = {
  name: '双师占比',
  line: '判定线',
  periodName: (period) => `${period} 学年`,
  shortPeriodName: (period) => period,
  amount: (value) => `${String(value)}%`,
  axisAmount: String,
  verdict: (verdict) => verdict,
  missing: '缺数据',
};
const points: HistoryPoint[] = [
  { period: '2022-2023', value: 63, verdict: 'clear', line: 60 },
  { period: '2023-2024', value: null, verdict: 'unknown', line: 60 },
  { period: '2024-2025', value: 46, verdict: 'triggered', line: null },
];

type Series = { type: string; data: readonly unknown[]; lineStyle?: { type?: string } };
const series = (): Series[] => historyOption(points, words, 'red').series as Series[];

describe('the picture of a history', () => {
  it('draws the line judged against dashed, and leaves it out where there is none', () => {
    const line = series()[1];
    expect(line?.lineStyle?.type).toBe('dashed');
    expect(line?.data).toEqual([60, 60, null]);
  });

  it('hatches periods without a value and draws no point there', () => {
    const [gaps, , values] = series();
    expect(gaps?.data).toEqual([null, 1, null]);
    expect(values?.data[1]).toEqual({ value: null });
  });

  it('gives judged points a shape by their verdict, not only a colour', () => {
    const data = series()[2]?.data as { symbol: string }[];
    expect(data[0]?.symbol).toBe('circle');
    expect(data[2]?.symbol).toBe('diamond');
  });

  it('tells a hovered period in words', () => {
    const { tooltip } = historyOption(points, words, 'red') as {
      tooltip: { formatter: (hovered: unknown) => string };
    };
    expect(tooltip.formatter([{ dataIndex: 2 }])).toBe('2024-2025 学年\n双师占比  46%\ntriggered');
    expect(tooltip.formatter([{ dataIndex: 1 }])).toContain('双师占比  缺数据\n判定线  60%');
    expect(tooltip.formatter([])).toBe('');
  });
});

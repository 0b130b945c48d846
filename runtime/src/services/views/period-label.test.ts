import { describe, expect, it } from 'vitest';
import { periodLabel } from './period-label.js';

describe('periodLabel', () => {
  it.each([
    ['2024', '2024 年', '2024'],
    ['2024-2025', '2024–2025 学年', 'the academic year 2024–2025'],
    ['2024-2025-1', '2024–2025 学年第一学期', 'the first semester of 2024–2025'],
    ['2024-2025-2', '2024–2025 学年第二学期', 'the second semester of 2024–2025'],
    ['2024-09', '2024 年 9 月', 'September 2024'],
    [
      '2024-2025-1-W05',
      '2024–2025 学年第一学期第 5 教学周',
      'teaching week 5 of the first semester of 2024–2025',
    ],
    ['2024-W36', '2024 年第 36 周', 'week 36 of 2024'],
    ['2024-09-03', '2024 年 9 月 3 日', '3 September 2024'],
    ['soon', 'soon', 'soon'],
  ])('says %s as people do', (period, zh, en) => {
    expect(periodLabel(period)).toEqual({ zh, en });
  });
});

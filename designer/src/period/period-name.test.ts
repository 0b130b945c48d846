import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { startI18n } from '../i18n/index.js';
import { periodName } from './period-name.js';

const cases: readonly (readonly [period: string, zh: string, en: string])[] = [
  ['2024', '2024 年', '2024'],
  ['2024-2025', '2024–2025 学年', '2024–2025'],
  ['2024-2025-2', '2024–2025 学年第二学期', '2024–2025, 2nd semester'],
  ['2024-2025-1-W05', '2024–2025 学年第一学期第 5 教学周', '2024–2025, 1st semester, week 5'],
  ['2024-09', '2024 年 9 月', '2024-9'],
  ['2024-W36', '2024 年第 36 周', '2024, week 36'],
  ['2024-09-03', '2024 年 9 月 3 日', '2024-9-3'],
  ['届别 2024', '届别 2024', '届别 2024'],
];

describe('the name of a period', () => {
  beforeAll(() => startI18n('zh'));
  it.each(cases)('%s', (period, zh, en) => {
    expect(periodName(period, i18next.getFixedT('zh'))).toBe(zh);
    expect(periodName(period, i18next.getFixedT('en'))).toBe(en);
  });
});

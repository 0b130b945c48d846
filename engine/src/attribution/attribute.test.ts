import { expect, test } from 'vitest';
import { attribute } from './index.js';

const peers = (...values: (number | null)[]) => values.map((value, i) => ({ subject: `s${i}`, value }));
const years = (...values: (number | null)[]) =>
  values.map((value, i) => ({ period: `${2020 + i}-${2021 + i}`, value }));

test('sets a value beside its peers and its own past', () => {
  const result = attribute({
    value: 42.5,
    history: years(60, 55.25, 50),
    peers: peers(40, 60, 62, 70),
    direction: 'higher',
    unit: '%',
  });
  expect(result).toEqual({
    rank: 4,
    of: 5,
    percentile: 0.25,
    median: 61,
    fromMedian: -18.5,
    change: { period: '2022-2023', from: 50, by: -7.5 },
    worsening: 3,
    sentence: {
      zh: '在 5 个同类对象中由好到差排第 4，比中位数 61% 低 18.5 个百分点，比 2022-2023（50%）下降 7.5 个百分点，已连续 3 期变差。',
      en: 'It ranks 4 of 5, the best first; it is 18.5 percentage points below the median of 61%; it fell by 7.5 percentage points since 2022-2023 (50%); it has been getting worse for 3 periods.',
    },
  });
});

test('a lower value is the better one where the indicator says so', () => {
  const result = attribute({
    value: 20,
    history: years(18, 19),
    peers: peers(16, 20, 25),
    direction: 'lower',
  });
  expect(result).toMatchObject({ rank: 2, percentile: 2 / 3, worsening: 2, fromMedian: 0 });
});

test('a range has no better and worse', () => {
  const result = attribute({ value: 20, history: years(18), peers: peers(16), direction: 'range' });
  expect(result).not.toHaveProperty('rank');
  expect(result).not.toHaveProperty('worsening');
  expect(result.change).toEqual({ period: '2020-2021', from: 18, by: 2 });
});

test('missing values are left out, never counted as zero', () => {
  const gap = attribute({ value: 5, history: years(9, null, 7), peers: peers(null, 8), direction: 'higher' });
  expect(gap).toMatchObject({
    of: 2,
    rank: 2,
    median: 8,
    worsening: 1,
    change: { period: '2022-2023', by: -2 },
  });
  const late = attribute({ value: 5, history: years(9, null), peers: [], direction: 'higher' });
  expect(late).toMatchObject({ of: 1, worsening: 0, change: { period: '2020-2021', by: -4 } });
  const none = attribute({ value: null, history: years(9), peers: peers(8, 9), direction: 'higher' });
  expect(none).toMatchObject({
    of: 2,
    median: 8.5,
    sentence: { zh: '本期缺少数据，无法与历史和同类比较。' },
  });
  expect(attribute({ value: 1, history: [], peers: [], direction: 'lower' }).sentence.en).toContain(
    'neither history',
  );
});

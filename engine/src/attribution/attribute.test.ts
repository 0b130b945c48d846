import { expect, test } from 'vitest';
import { attribute, readAttribution, type Attribution, type UnitChange } from './index.js';

const years = (...values: (number | null)[]) =>
  values.map((value, i) => ({ period: `${2020 + i}-${2021 + i}`, value }));
const told = ({ findings }: Attribution) => findings.map(({ kind }) => kind);

test('sets a value beside its peers and its own past', () => {
  const result = attribute({
    value: 42.5,
    history: years(60, 55.25, 50),
    peers: [40, 60, 62, 70],
    direction: 'higher',
    unit: '%',
  });
  expect(result).toMatchObject({
    version: 2,
    peers: { rank: 4, of: 5, percentile: 0.25, median: 61, fromMedian: -18.5, values: [40, 60, 62, 70] },
    change: { period: '2022-2023', from: 50, by: -7.5 },
    worsening: 3,
    sentence: {
      zh: '比 2022-2023（50%）下降 7.5 个百分点，已连续 3 期变差。在 5 个同类对象中由好到差排第 4，比中位数 61% 低 18.5 个百分点。',
      en: 'It fell by 7.5 percentage points since 2022-2023 (50%); it has been getting worse for 3 periods. It ranks 4 of 5, the best first; it is 18.5 percentage points below the median of 61%.',
    },
  });
});

test('a lower value is the better one where the indicator says so', () => {
  const result = attribute({ value: 20, history: years(18, 19), peers: [16, 20, 25], direction: 'lower' });
  expect(result).toMatchObject({ worsening: 2, peers: { rank: 2, percentile: 2 / 3, fromMedian: 0 } });
});

test('a range has no better and worse', () => {
  const result = attribute({ value: 20, history: years(18), peers: [16], direction: 'range' });
  expect(result.peers).not.toHaveProperty('rank');
  expect(result).not.toHaveProperty('worsening');
  expect(result.change).toEqual({ period: '2020-2021', from: 18, by: 2 });
});

test('missing values are left out, never counted as zero', () => {
  const gap = attribute({ value: 5, history: years(9, null, 7), peers: [null, 8], direction: 'higher' });
  expect(gap).toMatchObject({
    peers: { of: 2, rank: 2, median: 8 },
    worsening: 1,
    change: { period: '2022-2023', by: -2 },
  });
  const late = attribute({ value: 5, history: years(9, null), peers: [], direction: 'higher' });
  expect(late).toMatchObject({ peers: { of: 1 }, worsening: 0, change: { period: '2020-2021', by: -4 } });
  const none = attribute({ value: null, history: years(9), peers: [8, 9], direction: 'higher' });
  expect(none).toMatchObject({
    peers: { of: 2, median: 8.5 },
    sentence: { zh: '本期缺少数据，无法与历史和同类比较。' },
  });
  expect(attribute({ value: 1, history: [], peers: [], direction: 'lower' }).sentence.en).toContain(
    'neither history',
  );
});

test('what forbids a conclusion comes before what explains, and that before the place of the value', () => {
  const result = attribute({
    name: { zh: '证书通过率', en: 'certificate rate' },
    value: 50,
    history: years(80, 84, 79, 82),
    peers: [80, 82],
    peerGroup: { zh: '专业大类：装备制造', en: 'field: manufacturing' },
    direction: 'higher',
    unit: '%',
    line: 60,
    proportion: { successes: 5, trials: 10, scale: 100 },
    inputs: [
      {
        item: 'passed',
        label: { zh: '通过人数', en: 'passed' },
        period: '2024-2025',
        asked: 1,
        missing: 0,
        superseded: 1,
        unreviewed: 0,
        estimated: 1,
      },
    ],
    earlier: { count: 1, dismissed: 0, lastOpenedIn: '2021-2022', peersOpen: 2, peersEver: 3, peers: 2 },
  });
  expect(told(result)).toEqual(['change', 'history', 'earlier', 'quality', 'chance', 'peers']);
  expect(result.chance).toMatchObject({ couldExplain: true, small: true, probability: 0.3669 });
  expect(result.findings.find(({ kind }) => kind === 'chance')?.sentence.zh).toBe(
    '只有 10 个样本（其中 5 个）：即使真实水平正好是 60%，偶然出现这样或更差结果的可能性也有 36.7%，单凭偶然就可以解释越线；真实水平可能在 18.71%–81.29% 之间。',
  );
  expect(result.findings.find(({ kind }) => kind === 'peers')?.sentence.zh).toContain(
    '（专业大类：装备制造）',
  );
  expect(JSON.parse(JSON.stringify(result))).toEqual(result);
});

test('where the past varies as much, that chance could explain the value is said first', () => {
  const result = attribute({
    value: 50,
    history: years(80, 50, 79, 55),
    peers: [],
    direction: 'higher',
    unit: '%',
    line: 60,
    proportion: { successes: 5, trials: 10, scale: 100 },
  });
  expect(told(result)).toEqual(['chance', 'change', 'history']);
  expect(result.history?.signals).toEqual([]);
});

test('a composition that turned a rise of every unit into a fall is said before everything else', () => {
  const amount = (numerator: number, denominator: number) => ({ numerator, denominator });
  const before = [amount(90, 100), amount(20, 50)];
  const after = [amount(46, 50), amount(44, 100)];
  const units = ['机电', '护理'].map((name, i): UnitChange => ({
    unit: name,
    name,
    before: before[i] ?? 'absent',
    after: after[i] ?? 'absent',
  }));
  const result = attribute({
    name: { zh: '落实率', en: 'placement' },
    value: 60,
    history: years(73.33),
    peers: [60, 70, 80],
    direction: 'higher',
    unit: '%',
    units: {
      kind: 'ratio',
      scale: 100,
      unitName: { zh: '专业', en: 'programme' },
      now: units.map(({ unit, name, after: now }) => ({ unit, name, amount: now })),
      since: { period: '2023-2024', units },
    },
  });
  expect(told(result).slice(0, 2)).toEqual(['reversal', 'units']);
  expect(result.units).toMatchObject({ by: -13.33, reversal: { units: 'up', count: 2, unchanged: 0 } });
  expect(result.sentence.zh).toBe(
    '2 个专业的这一指标全都上升，整体却下降 13.33 个百分点（辛普森悖论）：不是各专业变差或变好，而是各自占比变了，其中“护理”（44%）的占比由 33.3% 变为 66.7%，影响 −8.22 个百分点。' +
      '比 2023-2024（73.33%）下降 13.33 个百分点：各专业自身变化 +3 个百分点，构成变化 −16.33 个百分点；主要是构成变了。影响最大的是“机电”（−7.11 个百分点）。',
  );
  expect(result.sentence.en).toContain("Simpson's paradox");
  // without a line the distance is that to the median of the peers
  expect(result.gap).toMatchObject({ against: 'peers', reference: 70, by: -10 });
  expect(result.gap?.parts.map(({ name, effect }) => [name, effect])).toEqual([
    ['护理', -17.33],
    ['机电', 7.33],
  ]);
});

test('attributions stored before there was a version can still be read', () => {
  const sentence = { zh: '与 2022-2023 持平。', en: 'It is unchanged since 2022-2023.' };
  const stored = { rank: 2, of: 5, median: 61, change: { period: '2022-2023', from: 50, by: 0 }, sentence };
  expect(readAttribution(stored)).toMatchObject({
    version: 2,
    sentence,
    findings: [{ sentence }],
    change: { period: '2022-2023' },
    peers: { rank: 2, of: 5, median: 61, values: [] },
  });
  const now = attribute({ value: 1, history: [], peers: [2], direction: 'lower' });
  expect(readAttribution(JSON.parse(JSON.stringify(now)))).toEqual(now);
  for (const unread of [null, 7, {}, { version: 3 }]) expect(readAttribution(unread)).toBeNull();
});

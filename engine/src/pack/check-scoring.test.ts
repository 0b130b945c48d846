import { expect, test } from 'vitest';
import { validatePack } from './index.js';

const NAME = { zh: '名称', en: 'name' };
const head = { level: 'college', periodKind: 'calendarYear' };
const sheet = {
  ...head,
  code: 's',
  name: NAME,
  items: [
    {
      code: 'g',
      name: NAME,
      kind: 'group',
      items: [
        { code: 'r', name: NAME, kind: 'ownFloor', points: 3, measure: '招生数', full: 60 },
        {
          code: 'v',
          name: NAME,
          kind: 'veto',
          points: 2,
          when: '招生数 < 1',
          otherwise: {
            code: 'p',
            name: NAME,
            kind: 'peerRatio',
            points: 2,
            measure: '招生数',
            best: 'highest',
          },
        },
      ],
    },
  ],
};
const target = {
  code: 't',
  name: NAME,
  subject: 'x',
  kind: 'numeric',
  indicator: 'i',
  values: [{ period: '2025', value: 3 }],
};
const packWith = (more: object) => ({
  pack: 'p',
  version: 1,
  name: NAME,
  issuer: 'somebody',
  tier: 'college',
  official: false,
  levels: [{ code: 'college', name: NAME, order: 1 }],
  items: [{ ...head, code: 'n', name: { zh: '招生数', en: 'enrolled' }, valueType: 'number', kind: 'flow' }],
  indicators: [
    {
      ...head,
      code: 'i',
      name: { zh: '指标', en: 'indicator' },
      direction: 'higher',
      decimals: 0,
      bases: [{ code: 'own', name: NAME, formula: '招生数' }],
    },
  ],
  ...more,
});
const codes = (more: object) =>
  validatePack(packWith(more)).diagnostics.map(({ code, path }) => [code, path]);

test('score sheets and targets come with a pack', () => {
  const { pack, diagnostics } = validatePack(packWith({ scoreSheets: [sheet], targets: [target] }));
  expect(diagnostics).toEqual([]);
  expect(pack?.scoreSheets).toHaveLength(1);
  expect(pack?.targets).toHaveLength(1);
});

test('their shape and what they name is checked', () => {
  const [group] = sheet.items;
  const misspelt = {
    ...sheet,
    items: [{ ...group, items: [{ ...group?.items[0], point: 3 }] }],
  };
  expect(codes({ scoreSheets: [misspelt] })).toContainEqual([
    'pack.shape.property',
    'scoreSheets/s/items/0/items/0/point',
  ]);
  expect(codes({ scoreSheets: [{ ...sheet, level: 'moon' }] })).toContainEqual([
    'score.level.unknown',
    'scoreSheets/s/level',
  ]);
  expect(codes({ targets: [{ ...target, indicator: 'z' }] })).toEqual([
    ['target.indicator.unknown', 'targets/t/indicator'],
  ]);
  expect(codes({ targets: [{ ...target, kind: 'wish' }] })).toContainEqual([
    'pack.shape.value',
    'targets/t/kind',
  ]);
});

test('codes stand once, targets above are there and lead to an end', () => {
  expect(codes({ targets: [target, target] })).toEqual([['pack.duplicate', 'targets/t']]);
  expect(codes({ targets: [{ ...target, parent: 'z' }] })).toEqual([
    ['pack.target.unknown', 'targets/t/parent'],
  ]);
  const circle = [
    { ...target, code: 'a', parent: 'b' },
    { ...target, code: 'b', parent: 'a' },
    { ...target, code: 'c', parent: 'a' },
  ];
  expect(codes({ targets: circle })).toEqual([
    ['pack.target.circle', 'targets/a/parent'],
    ['pack.target.circle', 'targets/b/parent'],
  ]);
});

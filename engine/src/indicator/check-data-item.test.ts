import { expect, test } from 'vitest';
import type { DataItem } from '../model/index.js';
import { checkDataItem } from './index.js';

const item: DataItem = {
  code: 'students', name: { zh: '在校生数', en: 'students' }, level: 'college', valueType: 'number',
  periodKind: 'semester', kind: 'stock',
}; // prettier-ignore
const slice = (code: string, zh: string, en: string) => ({ code, name: { zh, en } });

test.each([
  [[], []],
  [[slice('f', '女', 'female'), slice('m', '男', 'male')], []],
  [[slice('f', '女', 'female'), slice('f', '男', 'male')], ['items/students/slices/1']],
  [[slice('f', '女', 'female'), slice('m', '女', 'male')], ['items/students/slices/1']],
  [[slice('f', '女', 'x'), slice('m', '男', 'x')], ['items/students/slices/1']],
])('slices %j: %j', (slices, paths) => {
  const found = checkDataItem({ ...item, slices });
  expect(found.map(({ path }) => path)).toEqual(paths);
  expect(found.every(({ code }) => code === 'item.slice.duplicate')).toBe(true);
});

import { expect, test } from 'vitest';
import { EMPTY_DICTIONARY, type DataItem, type Dictionary } from '../../model/index.js';
import { checkFormula } from '../check-formula.js';

const item = (zh: string, unit?: string): DataItem => ({
  code: zh,
  name: { zh, en: zh },
  valueType: 'number',
  level: 'college',
  periodKind: 'academicYear',
  kind: 'stock',
  ...(unit === undefined ? {} : { unit }),
});

const dictionary: Dictionary = {
  ...EMPTY_DICTIONARY,
  items: [
    item('在校生数', '人'),
    item('教师数', '名'),
    item('参赛', '人次'),
    item('报到率', '%'),
    item('就业率', '％'),
    item('经费', '万元'),
    item('学费', '元'),
    item('生均经费', '元/生'),
    item('面积', '㎡'),
    item('无单位'),
  ],
};

const check = (formula: string) => checkFormula(formula, dictionary, 'college');

test.each<[string, string | undefined]>([
  ['在校生数 + 教师数', '人'],
  ['在校生数 + 1', '人'],
  ['在校生数 + 无单位', '人'],
  ['报到率 - 就业率', '%'],
  ['报到率 >= 60', undefined],
  ['报到率 >= 60%', undefined],
  ['在校生数 / 教师数', undefined],
  ['在校生数 / 教师数 * 100', '%'],
  ['100 * (在校生数 / 教师数) + 报到率', '%'],
  ['报到率 / 100 * 在校生数 + 教师数', '人'],
  ['在校生数 * 1.5 + 教师数 * 2', '人'],
  ['经费 * 10000 + 学费', '元'],
  ['学费 / 在校生数 + 生均经费', '元/人'],
  ['生均经费 * 在校生数 + 学费', '元'],
  ['面积 / 在校生数', 'm2/人'],
  ['mean(报到率, 就业率) > 0', undefined],
  ['变化(报到率)', '%'],
  ['趋势(报到率, 3)', '%'],
  ['if 在校生数 > 0 then 报到率 else 0', '%'],
  ['连续期数(报到率 < 60, 3) + 1', undefined],
  ['round half up(在校生数 / 教师数, 2)', undefined],
])('%s is of unit %s', (formula, unit) => {
  const { diagnostics, unit: found } = check(formula);
  expect(diagnostics).toEqual([]);
  expect(found).toBe(unit);
});

test.each<[string, string, 'error' | 'warning', string]>([
  ['|在校生数 + 报到率|', '人与百分数', 'error', '人 and a percentage'],
  ['|在校生数 + 参赛|', '人与人次', 'error', '人 and 人次'],
  ['|在校生数 > 参赛| and true', '人与人次', 'error', '人 and 人次'],
  ['|在校生数 / 教师数 > 报到率|', '乘以 100', 'error', 'multiply'],
  ['|经费 + 学费|', '万元与元', 'error', '万元 and 元'],
  ['|max(在校生数, 参赛)|', '人与人次', 'error', '人 and 人次'],
  ['|生均经费 + 面积 / 在校生数|', '元/人与m2/人', 'warning', '元/人 and m2/人'],
  ['|在校生数 / 教师数 > 经费 / 学费|', '比值与万元/元', 'warning', 'a ratio and 万元/元'],
  ['连续期数(|在校生数 > 参赛|)', '人与人次', 'error', '人 and 人次'],
])('%s: %s', (marked, zh, severity, en) => {
  const [before = '', part = ''] = marked.split('|');
  const { diagnostics } = check(marked.replaceAll('|', ''));
  expect(diagnostics).toHaveLength(1);
  expect(diagnostics[0]).toMatchObject({
    code: 'feel.unit',
    severity,
    from: before.length,
    to: before.length + part.length,
  });
  expect(diagnostics[0]?.message.zh).toContain(zh);
  expect(diagnostics[0]?.message.en).toContain(en);
});

test('a percentage typed beside a derived percentage is out of a hundred', () => {
  const { diagnostics, unit } = check('在校生数 / 教师数 * 100 - 50%');
  expect(diagnostics).toEqual([]);
  expect(unit).toBe('%');
});

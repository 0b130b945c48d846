import type { LocalizedText } from '../../model/index.js';

/** A word that selects related subjects or records, or says what is made of them, with one example as people type it. */
export interface SubjectFunction {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly parameters: readonly string[];
  readonly result: 'number' | 'any' | 'list';
  readonly summary: LocalizedText;
  readonly example: string;
}

type Row = readonly [
  names: string,
  parameters: string,
  result: SubjectFunction['result'],
  zh: string,
  en: string,
  example: string,
];

const ROWS: readonly Row[] = [
  [
    'children, 下级',
    'level, hierarchy?',
    'list',
    '下级对象；后面可加 [条件] 和 .名称',
    'the subjects below; [condition] and .name may follow',
    'sum(下级(学生)[性别 = "女"].学分)',
  ],
  [
    'parent, 上级',
    'level, hierarchy?',
    'any',
    '上级对象的值',
    'a value of the subject above',
    '上级(学校).办学类别',
  ],
  [
    'peers, 同类',
    'x, attribute?',
    'any',
    '同层面（同属性）的对象：平均值、中位数、最好、名次、百分位 …',
    'subjects of the same level (and attribute): mean, median, best, rank, percentile …',
    '同类(生师比, 办学类别).中位数',
  ],
  [
    'records, 明细',
    'data set',
    'list',
    '本期的明细记录；后面可加 [条件] 和 .字段',
    'the records of the period; [condition] and .field may follow',
    'count(明细(获奖)[等级 = "国家级"])',
  ],
  [
    'highestOnce, 最高一次',
    'records, item, tier',
    'list',
    '同一项目只按最高等级计一次',
    'of one item only the record of the highest tier',
    '加权(最高一次(明细(获奖), 项目, 等级), 等级权重)',
  ],
  [
    'weighted, 加权',
    'records, weights',
    'number',
    '按权重表加权合计',
    'sum by a table of weights',
    '加权(明细(获奖), 等级权重)',
  ],
  [
    'share, 占比',
    'selection',
    'number',
    '符合条件的占比（0 至 1）',
    'part that fits a condition, 0 to 1',
    '占比(下级(学生)[学分 < 10])',
  ],
  [
    'known, 已知',
    'selection',
    'list',
    '缺数据的不计入；不写时只要有一个缺数据，结果就是未知',
    'leaves out what is not known; without it one missing value makes the result unknown',
    'mean(已知(下级(课程).通过人数))',
  ],
];

export const SUBJECT_FUNCTIONS: readonly SubjectFunction[] = ROWS.map(
  ([names, parameters, result, zh, en, example]) => {
    const [name = '', ...aliases] = names.split(', ');
    return { name, aliases, parameters: parameters.split(', '), result, summary: { zh, en }, example };
  },
);

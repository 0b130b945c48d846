import type { LocalizedText } from '../../model/index.js';

/** A function along time, of slices or of bases, by its names, with one example as people type it. */
export interface OfficeFunction {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly parameters: readonly string[];
  readonly result: 'number' | 'any';
  readonly summary: LocalizedText;
  readonly example: string;
}

type Row = readonly [
  names: string,
  parameters: string,
  result: 'number' | 'any',
  zh: string,
  en: string,
  example: string,
];

const ROWS: readonly Row[] = [
  [
    'previous, 上期',
    'x, n?',
    'any',
    '往前第 n 个周期的值（n 省略为 1）',
    'the value n periods back, 1 when left out',
    '上期(在校生数, 2)',
  ],
  [
    'change, 变化',
    'x',
    'number',
    '本期值减上期值',
    'this period’s value less that of the period before',
    '变化(在校生数)',
  ],
  [
    'yearAgo, 上年同期',
    'x',
    'any',
    '上一年同一周期的值',
    'the value of the same period one year earlier',
    '在校生数 / 上年同期(在校生数) - 1',
  ],
  [
    'yearOnYear, 同比',
    'x',
    'number',
    '本期值减上年同期值（是差，不是比；增长率用 x / 上年同期(x) - 1）',
    'this period’s value less that of the same period one year earlier: a difference; for growth write x / yearAgo(x) - 1',
    '同比(在校生数)',
  ],
  [
    'streak, 连续期数',
    'condition, n?',
    'number',
    '条件到本期为止连续成立的周期数，最多数 n 期（省略为 50）；数到的某期无法判断时为空',
    'number of periods up to this one in which the condition has held without a break, n at most (50 when left out); null where it meets a period that cannot be told',
    '连续期数(在校生数 / 教师数 > 18, 3)',
  ],
  [
    'trend, 趋势',
    'x, n',
    'number',
    '最近 n 期（2 至 50）的变化速度：最小二乘直线每期的增减；缺任何一期则为空',
    'how fast the last n periods (2 to 50) change: slope per period of the least-squares line; null when one of them is missing',
    '趋势(在校生数, 4)',
  ],
  [
    'slice, 分项',
    'x, "slice"',
    'any',
    '数据项的一个分项（性别、届、级、校区……）；指标的分项是其公式按该分项计算',
    'one slice of an item: gender, cohort, campus …; of an indicator its formula over that slice',
    '分项(在校生数, "女") / 在校生数 * 100',
  ],
  [
    'basis, 口径',
    'indicator, "basis"',
    'number',
    '指标按所写口径的值',
    'an indicator on the basis named',
    '口径(生师比, "校内实时") - 口径(生师比, "状态数据")',
  ],
  [
    'total, 合计, 期内合计',
    'x',
    'number',
    '本期内各细周期的值相加（只用于时期数）',
    'sum over the finer periods within this one; for flows only',
    '合计(缺勤人次)',
  ],
  [
    'average, 平均, 期内平均',
    'x',
    'number',
    '本期内各细周期的平均值',
    'mean over the finer periods within this one',
    '期内平均(在册人数)',
  ],
  [
    'atEnd, 期末',
    'x',
    'any',
    '本期末的值：本期内最后一个细周期，或包含本期最后一天的粗周期',
    'the value at the end: of the last finer period within this one, or of the coarser period that holds its last day',
    '期末(在册人数)',
  ],
  [
    'atStart, 期初',
    'x',
    'any',
    '本期初的值：本期内第一个细周期，或包含本期第一天的粗周期',
    'the value at the start: of the first finer period within this one, or of the coarser period that holds its first day',
    '期末(在册人数) - 期初(在册人数)',
  ],
  [
    'maximum, 期内最大',
    'x',
    'number',
    '本期内各细周期的最大值',
    'largest of the finer periods within this one',
    '期内最大(缺勤人次)',
  ],
  [
    'minimum, 期内最小',
    'x',
    'number',
    '本期内各细周期的最小值',
    'smallest of the finer periods within this one',
    '期内最小(在册人数)',
  ],
];

export const OFFICE_FUNCTIONS: readonly OfficeFunction[] = ROWS.map(
  ([names, parameters, result, zh, en, example]) => {
    const [name = '', ...aliases] = names.split(', ');
    return { name, aliases, parameters: parameters.split(', '), result, summary: { zh, en }, example };
  },
);

const NAMES: ReadonlySet<string> = new Set(OFFICE_FUNCTIONS.map(({ name }) => name));

/** @param name  first name of a function */
export function isOfficeFunction(name: string): boolean {
  return NAMES.has(name);
}

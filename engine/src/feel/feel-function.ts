import type { LocalizedText } from '../model/index.js';
import { isSpace } from './fold-character.js';
import type { FeelType } from './feel-node.js';
import { OFFICE_FUNCTIONS } from './office/office-function.js';
import { SUBJECT_FUNCTIONS } from './subjects/subject-function.js';

/** A function that formulas may call, for completion and checking. */
export interface FeelFunction {
  readonly name: string;
  readonly parameters: readonly string[];
  readonly result: FeelType;
  readonly summary: LocalizedText;
  /** Other names that mean the same. */
  readonly aliases?: readonly string[];
  /** One call as people type it. */
  readonly example?: string;
}

type Row = readonly [name: string, parameters: string, result: FeelType, zh: string, en: string];

/** The functions of DMN 1.5 by section, and those of our own. */
const ROWS: readonly Row[] = [
  // our own
  ['round', 'n, scale?', 'number', '四舍五入', 'rounds half up'],
  // 10.3.4.1 conversion
  ['number', 'from, grouping separator?, decimal separator?', 'number', '文字转为数', 'text to number'],
  ['string', 'from', 'text', '转为文字', 'to text'],
  ['date', 'from', 'other', '日期', 'a date'],
  ['time', 'from', 'other', '时刻', 'a time'],
  ['date and time', 'from', 'other', '日期和时刻', 'a date and time'],
  ['duration', 'from', 'other', '时长', 'a duration'],
  [
    'years and months duration',
    'from, to',
    'other',
    '两个日期相隔的年月',
    'years and months between two dates',
  ],
  ['range', 'from', 'other', '文字转为区间', 'text to a range'],
  // 10.3.4.2 boolean
  ['not', 'negand', 'boolean', '非', 'negation'],
  // 10.3.4.3 text
  ['substring', 'string, start position, length?', 'text', '取一段文字', 'part of a text'],
  ['string length', 'string', 'number', '字数', 'number of characters'],
  ['upper case', 'string', 'text', '转为大写', 'to upper case'],
  ['lower case', 'string', 'text', '转为小写', 'to lower case'],
  ['substring before', 'string, match', 'text', '某段文字之前的部分', 'what stands before'],
  ['substring after', 'string, match', 'text', '某段文字之后的部分', 'what stands after'],
  [
    'replace',
    'input, pattern, replacement, flags?',
    'text',
    '按正则式替换',
    'replaces by a regular expression',
  ],
  ['contains', 'string, match', 'boolean', '是否含有', 'whether a text holds another'],
  [
    'matches',
    'input, pattern, flags?',
    'boolean',
    '是否符合正则式',
    'whether a text matches a regular expression',
  ],
  ['starts with', 'string, match', 'boolean', '是否以…开头', 'whether a text starts so'],
  ['ends with', 'string, match', 'boolean', '是否以…结尾', 'whether a text ends so'],
  ['split', 'string, delimiter', 'list', '拆成列表', 'splits into a list'],
  ['string join', 'list, delimiter?', 'text', '连接成文字', 'joins into a text'],
  // 10.3.4.4 lists
  ['list contains', 'list, element', 'boolean', '列表是否含有', 'whether a list holds an element'],
  ['list replace', 'list, position, newItem', 'list', '替换列表中的一项', 'replaces an element'],
  ['count', 'list', 'number', '列表的项数', 'number of elements'],
  ['min', 'list', 'any', '最小值', 'smallest'],
  ['max', 'list', 'any', '最大值', 'largest'],
  ['sum', 'list', 'number', '合计', 'sum'],
  ['mean', 'list', 'number', '平均值', 'mean'],
  ['all', 'list', 'boolean', '是否全部为真', 'whether all are true'],
  ['any', 'list', 'boolean', '是否有一项为真', 'whether one is true'],
  ['sublist', 'list, start position, length?', 'list', '取一段列表', 'part of a list'],
  ['append', 'list, item', 'list', '在末尾添加', 'adds at the end'],
  ['concatenate', 'list', 'list', '连接列表', 'joins lists'],
  ['insert before', 'list, position, newItem', 'list', '在某处插入', 'inserts an element'],
  ['remove', 'list, position', 'list', '删除一项', 'removes an element'],
  ['reverse', 'list', 'list', '倒序', 'reverses'],
  ['index of', 'list, match', 'list', '出现的位置', 'positions of an element'],
  ['union', 'list', 'list', '合并去重', 'joins without duplicates'],
  ['distinct values', 'list', 'list', '去重', 'without duplicates'],
  ['flatten', 'list', 'list', '展平', 'flattens nested lists'],
  ['product', 'list', 'number', '乘积', 'product'],
  ['median', 'list', 'number', '中位数', 'median'],
  ['stddev', 'list', 'number', '标准差（样本）', 'sample standard deviation'],
  ['mode', 'list', 'list', '众数', 'most frequent values'],
  // 10.3.4.5 numbers
  ['decimal', 'n, scale', 'number', '四舍六入五成双', 'rounds half to even'],
  ['floor', 'n, scale?', 'number', '向下取整', 'rounds down'],
  ['ceiling', 'n, scale?', 'number', '向上取整', 'rounds up'],
  ['round up', 'n, scale', 'number', '远离零取整', 'rounds away from zero'],
  ['round down', 'n, scale', 'number', '截去尾数', 'rounds towards zero'],
  ['round half up', 'n, scale', 'number', '四舍五入', 'rounds half away from zero'],
  ['round half down', 'n, scale', 'number', '五舍六入', 'rounds half towards zero'],
  ['abs', 'n', 'number', '绝对值', 'absolute value'],
  ['modulo', 'dividend, divisor', 'number', '余数', 'remainder'],
  ['sqrt', 'number', 'number', '平方根', 'square root'],
  ['log', 'number', 'number', '自然对数', 'natural logarithm'],
  ['exp', 'number', 'number', 'e 的乘方', 'power of e'],
  ['odd', 'number', 'boolean', '是否奇数', 'whether odd'],
  ['even', 'number', 'boolean', '是否偶数', 'whether even'],
  // 10.3.4.6 dates
  ['is', 'value1, value2', 'boolean', '是否同一值', 'whether the same value'],
  // 10.3.4.7 ranges
  ['before', 'point1, point2', 'boolean', '在…之前', 'before'],
  ['after', 'point1, point2', 'boolean', '在…之后', 'after'],
  ['meets', 'range1, range2', 'boolean', '首尾相接', 'meets'],
  ['met by', 'range1, range2', 'boolean', '被首尾相接', 'met by'],
  ['overlaps', 'range1, range2', 'boolean', '有重叠', 'overlaps'],
  ['overlaps before', 'range1, range2', 'boolean', '前部重叠', 'overlaps before'],
  ['overlaps after', 'range1, range2', 'boolean', '后部重叠', 'overlaps after'],
  ['finishes', 'point, range', 'boolean', '同时结束', 'finishes'],
  ['finished by', 'range, point', 'boolean', '被同时结束', 'finished by'],
  ['includes', 'range, point', 'boolean', '包含', 'includes'],
  ['during', 'point, range', 'boolean', '在其中', 'during'],
  ['starts', 'point, range', 'boolean', '同时开始', 'starts'],
  ['started by', 'range, point', 'boolean', '被同时开始', 'started by'],
  ['coincides', 'point1, point2', 'boolean', '重合', 'coincides'],
  // 10.3.4.8 calendar
  ['day of year', 'date', 'number', '一年中的第几天', 'day of the year'],
  ['day of week', 'date', 'text', '星期几', 'day of the week'],
  ['month of year', 'date', 'text', '月份名称', 'name of the month'],
  ['week of year', 'date', 'number', '一年中的第几周', 'week of the year'],
  ['last day of month', 'date', 'other', '当月最后一天', 'last day of the month'],
  // 10.3.4.9 sort, 10.3.4.10 contexts
  ['sort', 'list, precedes', 'list', '排序', 'sorts'],
  ['get value', 'm, key', 'any', '取上下文中的值', 'value of a context'],
  ['get entries', 'm', 'list', '上下文的各项', 'entries of a context'],
  ['context', 'entries', 'other', '由各项构成上下文', 'a context of entries'],
  ['context merge', 'contexts', 'other', '合并上下文', 'merges contexts'],
  ['context put', 'context, key, value', 'other', '设置上下文中的值', 'sets a value of a context'],
  // the instant passed in
  ['now', '', 'any', '给定的时刻', 'the instant given'],
  ['today', '', 'any', '给定的日期', 'the day given'],
];

export const FEEL_FUNCTIONS: readonly FeelFunction[] = [
  ...OFFICE_FUNCTIONS,
  ...SUBJECT_FUNCTIONS,
  ...ROWS.map(([name, parameters, result, zh, en]) => ({
    name,
    parameters: parameters === '' ? [] : parameters.split(', '),
    result,
    summary: { zh, en },
  })),
];

/** By every name that may be typed. */
const byName: ReadonlyMap<string, FeelFunction> = new Map(
  FEEL_FUNCTIONS.flatMap((one) => [one.name, ...(one.aliases ?? [])].map((name) => [name, one] as const)),
);

export function findFeelFunction(name: string): FeelFunction | undefined {
  return byName.get(name);
}

const longestFirst = [...byName.keys()].sort((a, b) => b.length - a.length);

/** The function called at a position of a folded text: its first name, and the length typed, without the bracket. */
export function functionCallAt(folded: string, at: number): { name: string; length: number } | undefined {
  for (const name of longestFirst) {
    if (folded.charAt(at) !== name.charAt(0)) continue;
    let position = at;
    const stands = [...name].every((character) => {
      if (character !== ' ') return folded.charAt(position++) === character;
      if (!isSpace(folded.charAt(position))) return false;
      while (isSpace(folded.charAt(position))) position++;
      return true;
    });
    if (!stands) continue;
    const length = position - at;
    while (isSpace(folded.charAt(position))) position++;
    if (folded.charAt(position) === '(') return { name: byName.get(name)?.name ?? name, length };
  }
  return undefined;
}

import type { LocalizedText, ViaAggregate } from '../../model/index.js';

/** What the words of a selection of related subjects mean; people write either language. */
export const SOURCES: Readonly<Record<string, 'children' | 'records' | 'once'>> = {
  children: 'children',
  下级: 'children',
  records: 'records',
  明细: 'records',
  highestOnce: 'once',
  最高一次: 'once',
};

export const SINGLES: Readonly<Record<string, 'parent' | 'peers'>> = {
  parent: 'parent',
  上级: 'parent',
  peers: 'peers',
  同类: 'peers',
};

export const KNOWN: ReadonlySet<string> = new Set(['known', '已知']);

/** Functions that make one value of a selection's. */
export const AGGREGATES: Readonly<Record<string, ViaAggregate>> = {
  sum: 'sum',
  mean: 'mean',
  min: 'min',
  max: 'max',
  count: 'count',
  median: 'median',
  stddev: 'stddev',
  share: 'share',
  占比: 'share',
  weighted: 'weighted',
  加权: 'weighted',
};

/** What can be asked of a group of peers. */
export const PEER_PROPERTIES: Readonly<Record<string, ViaAggregate>> = {
  mean: 'mean',
  平均值: 'mean',
  均值: 'mean',
  median: 'median',
  中位数: 'median',
  lowerQuartile: 'lowerQuartile',
  下四分位数: 'lowerQuartile',
  upperQuartile: 'upperQuartile',
  上四分位数: 'upperQuartile',
  best: 'best',
  最好: 'best',
  最优: 'best',
  worst: 'worst',
  最差: 'worst',
  rank: 'rank',
  名次: 'rank',
  排名: 'rank',
  percentile: 'percentile',
  百分位: 'percentile',
  count: 'count',
  个数: 'count',
  min: 'min',
  最小值: 'min',
  max: 'max',
  最大值: 'max',
  sum: 'sum',
  合计: 'sum',
  stddev: 'stddev',
  标准差: 'stddev',
};

/** As part of a label: `学生的学分合计`, `sum of credits`. */
export const AGGREGATE_NAMES: Readonly<Record<ViaAggregate, LocalizedText>> = {
  sum: { zh: '合计', en: 'sum' },
  mean: { zh: '平均值', en: 'mean' },
  min: { zh: '最小值', en: 'minimum' },
  max: { zh: '最大值', en: 'maximum' },
  count: { zh: '数量', en: 'number' },
  median: { zh: '中位数', en: 'median' },
  stddev: { zh: '标准差', en: 'standard deviation' },
  share: { zh: '占比', en: 'share' },
  value: { zh: '值', en: 'value' },
  lowerQuartile: { zh: '下四分位数', en: 'lower quartile' },
  upperQuartile: { zh: '上四分位数', en: 'upper quartile' },
  best: { zh: '最好值', en: 'best' },
  worst: { zh: '最差值', en: 'worst' },
  rank: { zh: '名次', en: 'rank' },
  percentile: { zh: '百分位', en: 'percentile' },
  weighted: { zh: '加权合计', en: 'weighted sum' },
};

/** These have the unit of the values they are made of. */
export const KEEPS_UNIT: ReadonlySet<ViaAggregate> = new Set<ViaAggregate>([
  'sum',
  'mean',
  'min',
  'max',
  'median',
  'stddev',
  'value',
  'lowerQuartile',
  'upperQuartile',
  'best',
  'worst',
]);

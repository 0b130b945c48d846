import { atOffset, type Dictionary, type LocalizedText, type PeriodKind } from '@zhengai/engine';
import type { FactNode } from '../../document/index.js';

const NONE: LocalizedText = { zh: '未选择', en: 'not chosen' };
const KINDS: Readonly<Record<string, LocalizedText>> = {
  item: { zh: '数据项', en: 'data item' },
  indicator: { zh: '指标', en: 'indicator' },
  attribute: { zh: '属性', en: 'attribute' },
  verdict: { zh: '另一条规则的判定', en: 'verdict of another rule' },
};

/** What a fact is called by, without its place on the canvas. */
export type FactName = Pick<FactNode, 'fact' | 'params'>;

/** Name of what a fact node stands for, as the dictionary has it, without its period. */
export function factName(node: FactName, dictionary: Dictionary): LocalizedText {
  const code = textOf(node.params?.['code']);
  if (node.fact === 'standard') {
    const standard = dictionary.standards.find((known) => known.code === code);
    return standard?.lines.find((line) => line.code === node.params?.['line'])?.name ?? NONE;
  }
  const list = listOf(node.fact, dictionary);
  if (!list) return { zh: node.fact, en: node.fact };
  return list.find((known) => known.code === code)?.name ?? NONE;
}

/** With its period: `上一学年的报到率`. */
export function factTitle(node: FactName, dictionary: Dictionary, periodKind: PeriodKind): LocalizedText {
  const name = factName(node, dictionary);
  return name === NONE ? NONE : atOffset(name, offsetOf(node), periodKind);
}

/** What kind of fact it is; a line of a standard names the standard. */
export function factDetail(node: FactName, dictionary: Dictionary): LocalizedText {
  if (node.fact !== 'standard') return KINDS[node.fact] ?? { zh: '', en: '' };
  const code = textOf(node.params?.['code']);
  const name = dictionary.standards.find((known) => known.code === code)?.name;
  return name ? { zh: `《${name.zh}》`, en: name.en } : { zh: '标准线', en: 'line of a standard' };
}

/** Unit of the fact's values, where it has one; a line has that of the indicator it judges. */
export function factUnit(node: FactName, dictionary: Dictionary): string | undefined {
  const code = textOf(node.params?.['code']);
  if (node.fact === 'item') return dictionary.items.find((known) => known.code === code)?.unit;
  const indicator = node.fact === 'standard' ? judgedBy(node, dictionary) : code;
  if (node.fact !== 'indicator' && node.fact !== 'standard') return undefined;
  return dictionary.indicators.find((known) => known.code === indicator)?.unit;
}

/** Periods back from the one judged, as a negative number. */
export function offsetOf(node: FactName): number {
  const offset = Number(node.params?.['offset'] ?? 0);
  return Number.isFinite(offset) ? offset : 0;
}

function judgedBy(node: FactName, dictionary: Dictionary): string | undefined {
  const standard = dictionary.standards.find((known) => known.code === node.params?.['code']);
  return standard?.lines.find((line) => line.code === node.params?.['line'])?.indicator;
}

function listOf(
  fact: string,
  dictionary: Dictionary,
): readonly { readonly code: string; readonly name: LocalizedText }[] | undefined {
  switch (fact) {
    case 'item':
      return dictionary.items;
    case 'indicator':
      return dictionary.indicators;
    case 'attribute':
      return dictionary.attributes;
    case 'verdict':
      return dictionary.rules;
    default:
      return undefined;
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

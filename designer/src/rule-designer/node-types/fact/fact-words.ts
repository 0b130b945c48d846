import type { Dictionary, LocalizedText } from '@zhengai/engine';
import type { Language } from '../../../i18n/index.js';
import type { FactNode } from '../../document/index.js';

const NONE: LocalizedText = { zh: '未选择', en: 'not chosen' };
const KINDS: Readonly<Record<string, LocalizedText>> = {
  item: { zh: '数据项', en: 'data item' },
  indicator: { zh: '指标', en: 'indicator' },
  standard: { zh: '标准线', en: 'line of a standard' },
  attribute: { zh: '属性', en: 'attribute' },
  verdict: { zh: '另一条规则的判定', en: 'verdict of another rule' },
};

/** Name of what a fact node stands for, as the dictionary has it. */
export function factName(node: FactNode, dictionary: Dictionary): LocalizedText {
  const code = textOf(node.params?.['code']);
  const lists: Readonly<Record<string, readonly { readonly code: string; readonly name: LocalizedText }[]>> =
    {
      item: dictionary.items,
      indicator: dictionary.indicators,
      attribute: dictionary.attributes,
      verdict: dictionary.rules,
    };
  if (node.fact === 'standard') {
    const standard = dictionary.standards.find((known) => known.code === code);
    return standard?.lines.find((line) => line.code === node.params?.['line'])?.name ?? NONE;
  }
  const list = lists[node.fact];
  if (!list) return { zh: node.fact, en: node.fact };
  return list.find((known) => known.code === code)?.name ?? NONE;
}

export function factDetail(node: FactNode, language: Language): string {
  const kind = KINDS[node.fact]?.[language] ?? '';
  const offset = Number(node.params?.['offset'] ?? 0);
  if (offset === 0) return kind;
  const back = language === 'zh' ? `前 ${-offset} 期` : `${-offset} period${offset === -1 ? '' : 's'} back`;
  return `${kind} · ${back}`;
}

/** Unit of the fact's values, where it has one. */
export function factUnit(node: FactNode, dictionary: Dictionary): string | undefined {
  const code = textOf(node.params?.['code']);
  if (node.fact === 'item') return dictionary.items.find((known) => known.code === code)?.unit;
  if (node.fact === 'indicator') return dictionary.indicators.find((known) => known.code === code)?.unit;
  return undefined;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

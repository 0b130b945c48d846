import type { LocalizedText } from '../model/index.js';
import type { FactDefinition } from './fact-definition.js';
import type { StructuredValue } from './rule-facts.js';

const LISTED = 12;

/** A value as people read it: option names, 是/否, a list with its first dozen elements; without its unit. */
export function literalLabel(value: StructuredValue, opposite: FactDefinition | undefined): LocalizedText {
  if (Array.isArray(value)) {
    const list = value as readonly StructuredValue[];
    const labels = list.slice(0, LISTED).map((element) => literalLabel(element, opposite));
    const more = list.length > LISTED;
    return {
      zh: labels.map(({ zh }) => zh).join('、') + (more ? `等 ${list.length} 项` : '') || '（空）',
      en:
        labels.map(({ en }) => en).join(', ') + (more ? ` and ${list.length - LISTED} more` : '') || '(none)',
    };
  }
  if (value === null) return { zh: '空值', en: 'null' };
  if (typeof value === 'boolean') return value ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' };
  if (typeof value === 'string') {
    if (opposite?.kind === 'verdict' && value === 'triggered') return { zh: '触发', en: 'triggered' };
    if (opposite?.kind === 'verdict' && value === 'clear') return { zh: '未触发', en: 'not triggered' };
    const options = opposite?.kind === 'attribute' ? opposite.attribute.options : undefined;
    return (
      options?.find(({ code }) => code === value)?.name ?? { zh: value || '（空）', en: value || '(empty)' }
    );
  }
  return typeof value === 'number'
    ? { zh: String(value), en: String(value) }
    : { zh: '（对象）', en: '(object)' };
}

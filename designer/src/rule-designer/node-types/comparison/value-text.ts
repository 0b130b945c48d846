import type { FactValues } from '../fact/index.js';
import type { ComparisonNode } from '../../document/index.js';
import type { Language } from '../../../i18n/index.js';

const YES_NO = { true: { zh: '是', en: 'yes' }, false: { zh: '否', en: 'no' } } as const;

/** A value of a comparison as people say it: an option by its name, several of a list, a number with its unit. */
export function valueText(
  value: ComparisonNode['value'],
  values: FactValues | undefined,
  unit: string | undefined,
  language: Language,
): string {
  if (Array.isArray(value)) {
    const each = value.map((one) => valueText(one as ComparisonNode['value'], values, undefined, language));
    return `${each.join(language === 'zh' ? '、' : ', ')}${each.length > 0 ? (unit ?? '') : '…'}`;
  }
  if (value === null || value === '') return '…';
  if (typeof value === 'boolean') return YES_NO[value ? 'true' : 'false'][language];
  if (typeof value === 'number') return `${value}${unit ?? ''}`;
  return values?.options?.find(({ code }) => code === value)?.name[language] ?? String(value);
}

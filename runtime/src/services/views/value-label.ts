import { roundComputed, type FactValue, type LocalizedText } from '@zhengai/engine';

/** Decimals of numbers whose definition names none. */
const DECIMALS = 4;

/** A value as people write it: rounded, grouped by thousands, with its unit. */
export function valueLabel(
  value: FactValue | readonly FactValue[],
  options: { readonly unit?: string | null; readonly decimals?: number } = {},
): LocalizedText {
  if (Array.isArray(value)) {
    const parts = (value as readonly FactValue[]).map((one) => valueLabel(one, options));
    return { zh: parts.map(({ zh }) => zh).join('、'), en: parts.map(({ en }) => en).join(', ') };
  }
  const scalar = value as FactValue;
  if (scalar === null) return { zh: '缺数据', en: 'missing' };
  if (typeof scalar === 'boolean') return scalar ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' };
  if (typeof scalar === 'string') {
    return { zh: `“${scalar}”`, en: `“${scalar}”` };
  }
  const decimals = options.decimals ?? DECIMALS;
  const rounded = roundComputed(scalar, decimals);
  const text = rounded.toLocaleString('en-US', { maximumFractionDigits: decimals });
  return withUnit(text, options.unit);
}

function withUnit(text: string, unit: string | null | undefined): LocalizedText {
  if (unit === undefined || unit === null || unit === '') return { zh: text, en: text };
  if (/^[%‰:]/.test(unit)) return { zh: text + unit, en: text + unit };
  return { zh: `${text} ${unit}`, en: `${text} ${unit}` };
}

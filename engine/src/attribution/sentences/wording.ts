import type { LocalizedText } from '../../model/index.js';
import { roundComputed } from '../../rounding/index.js';

/** Amounts and differences of one indicator as people say them. */
export interface Wording {
  readonly name: LocalizedText;
  /** Of the sub-units: 专业. */
  readonly decimals: number;
  amount(value: number): string;
  /** Without a sign. */
  difference(by: number): LocalizedText;
  /** With its sign, 0 without one. */
  signed(by: number): LocalizedText;
}

export function wordingOf(name: LocalizedText | undefined, unit: string, decimals: number): Wording {
  /** A difference of percentages is in percentage points. */
  const difference = (by: number): LocalizedText => {
    const amount = Math.abs(by);
    if (unit === '%') return { zh: `${amount} 个百分点`, en: `${amount} percentage points` };
    return { zh: withUnit(amount, unit), en: withUnit(amount, unit) };
  };
  return {
    name: name ?? { zh: '数值', en: 'the value' },
    decimals,
    amount: (value) => withUnit(value, unit),
    difference,
    signed(by) {
      const sign = by > 0 ? '+' : by < 0 ? '−' : '';
      const { zh, en } = difference(by);
      return { zh: sign + zh, en: sign + en };
    },
  };
}

/** Units that are signs (%, ‰) follow without a space. */
export function withUnit(value: number | string | boolean, unit: string): string {
  return unit === '' || /^[%‰°]/.test(unit) ? `${value}${unit}` : `${value} ${unit}`;
}

/** A share (0–1) in percent. */
export function percent(share: number): string {
  return `${roundComputed(share * 100, 1)}%`;
}

export function sentence(zh: string, en: string): LocalizedText {
  return { zh: `${zh}。`, en: `${en.charAt(0).toUpperCase()}${en.slice(1)}.` };
}

/** Several phrases as one sentence; `undefined` of none. */
export function joined(phrases: readonly (LocalizedText | undefined)[]): LocalizedText | undefined {
  const said = phrases.filter((phrase) => phrase !== undefined);
  if (said.length === 0) return undefined;
  return sentence(said.map(({ zh }) => zh).join('，'), said.map(({ en }) => en).join('; '));
}

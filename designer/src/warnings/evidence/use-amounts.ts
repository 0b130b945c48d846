import type { Attribution } from '@zhengai/engine';
import { useTranslation } from 'react-i18next';
import { useValueText } from '../../amount/index.js';

/** How the amounts of one attribution are written. */
export interface Amounts {
  readonly amount: (value: number) => string;
  /** A difference with its sign; of percentages in percentage points. */
  readonly signed: (by: number) => string;
  readonly share: (share: number) => string;
}

export function useAmounts({ unit }: Pick<Attribution, 'unit'>): Amounts {
  const { t } = useTranslation('warnings');
  const valueText = useValueText();
  return {
    amount: (value) => valueText(value, unit) ?? '',
    signed: (by) => {
      const sign = by > 0 ? '+' : by < 0 ? '−' : '';
      const size = Math.abs(by);
      const text = unit === '%' ? t('attribution.points', { value: valueText(size) }) : valueText(size, unit);
      return sign + (text ?? '');
    },
    share: (share) => valueText(Math.round(share * 1000) / 10, '%') ?? '',
  };
}

import type { FactValue } from '@zhengai/engine';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { amount } from './amount.js';

type Value = FactValue | readonly FactValue[];

/** A fact's value as people read it; `undefined` when it is missing, which the caller marks. */
export function useValueText(): (value: Value, unit?: string | null) => string | undefined {
  const { t, i18n } = useTranslation('amount');
  const locale = i18n.language === 'zh' ? 'zh-CN' : 'en-GB';
  return useCallback(
    (value: Value, unit?: string | null) => {
      const one = (single: FactValue): string | undefined => {
        if (single === null) return undefined;
        if (typeof single === 'number') return amount(single, unit, locale);
        if (typeof single === 'boolean') return t(single ? 'yes' : 'no');
        return single;
      };
      if (typeof value !== 'object' || value === null) return one(value);
      return value.map((element) => one(element) ?? t('missing')).join(t('separator'));
    },
    [t, locale],
  );
}

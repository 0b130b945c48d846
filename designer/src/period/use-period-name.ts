import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { periodName } from './period-name.js';

export function usePeriodName(): (period: string) => string {
  const { t } = useTranslation('period');
  return useCallback((period: string) => periodName(period, t), [t]);
}

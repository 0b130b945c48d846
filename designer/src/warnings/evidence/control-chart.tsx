import type { Attribution, ControlChart as Limits } from '@zhengai/engine';
import type { HistoryPoint } from '@zhengai/runtime/contract';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useValueText } from '../../amount/index.js';
import { Chart } from '../../chart/index.js';
import { periodName, shortPeriodName } from '../../period/index.js';
import { controlOption } from './control-option.js';

interface ControlChartProps {
  readonly attribution: Attribution;
  readonly limits: Limits;
  /** Up to the period judged. */
  readonly points: readonly HistoryPoint[];
  readonly height: number;
}

/** The history in the band of its normal variation. Its own chunk: charts are heavy. */
export function ControlChart({ attribution, height, limits, points }: ControlChartProps) {
  const { t } = useTranslation('warnings');
  const valueText = useValueText();
  const { unit, value } = attribution;
  const amount = (one: number) => valueText(one, unit) ?? '';
  const option = useMemo(
    () =>
      controlOption(points, limits, {
        name: t('attribution.now'),
        centre: t('attribution.centre'),
        periodName: (period) => periodName(period, t),
        shortPeriodName: (period) => shortPeriodName(period, t),
        amount: (one) => valueText(one, unit) ?? '',
        missing: t('history.missing'),
      }),
    [points, limits, t, valueText, unit],
  );
  const label = t('attribution.controlLabel', {
    lower: amount(limits.lower),
    upper: amount(limits.upper),
    centre: amount(limits.centre),
    value: value === null ? t('history.missing') : amount(value),
  });
  return <Chart option={option} height={height} label={label} />;
}

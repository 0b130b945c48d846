import type { WarningDetail } from '@zhengai/runtime/contract';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useValueText } from '../amount/index.js';
import { Chart } from '../chart/index.js';
import { useLocalized } from '../i18n/index.js';
import { periodName, shortPeriodName } from '../period/index.js';
import { historyOption } from './history-option.js';

interface HistoryChartProps {
  readonly detail: WarningDetail;
  readonly height: number;
}

/** The history of the warning's number, drawn. Its own chunk: charts are heavy. */
export function HistoryChart({ detail, height }: HistoryChartProps) {
  const { t } = useTranslation('warnings');
  const localized = useLocalized();
  const valueText = useValueText();
  const { history, indicator, warning } = detail;
  const unit = indicator?.unit ?? warning.unit;
  const name = localized(indicator?.name ?? warning.ruleName);

  const option = useMemo(
    () =>
      historyOption(
        history,
        {
          name,
          line: t('history.line'),
          periodName: (period) => periodName(period, t),
          shortPeriodName: (period) => shortPeriodName(period, t),
          amount: (value) => valueText(value, unit) ?? '',
          axisAmount: (value) => valueText(value, unit === '%' ? unit : null) ?? '',
          verdict: (verdict) => t(`verdict:verdict.${verdict}`),
          missing: t('history.missing'),
        },
        warning.severity.colour,
      ),
    [history, name, t, valueText, unit, warning.severity.colour],
  );
  return (
    <Chart option={option} height={height} label={t('history.label', { name, periods: history.length })} />
  );
}

import type { ReplayRunView } from '@zhengai/runtime/contract';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart, type ChartOption } from '../chart/index.js';
import { usePeriodName } from '../period/index.js';
import { palette } from '../theme/index.js';

interface PeriodChartProps {
  readonly replay: ReplayRunView;
  readonly compared: ReplayRunView | undefined;
}

/** Warnings that would have opened in each period, by the draft and by the released version beside it. */
export function PeriodChart({ replay, compared }: PeriodChartProps) {
  const { t } = useTranslation('replay');
  const periodName = usePeriodName();
  const option = useMemo<ChartOption>(() => {
    const periods = [
      ...new Set([...replay.periods, ...(compared?.periods ?? [])].map(({ period }) => period)),
    ].sort();
    const series = (run: ReplayRunView, name: string, color: string) => {
      const opened = new Map(run.periods.map((one) => [one.period, one.opened]));
      return {
        type: 'bar' as const,
        name,
        barMaxWidth: 28,
        itemStyle: { color },
        data: periods.map((period) => opened.get(period) ?? 0),
      };
    };
    return {
      animation: false,
      grid: { left: 8, right: 8, top: 16, bottom: 8, containLabel: true },
      tooltip: { trigger: 'axis' },
      xAxis: { type: 'category', data: periods.map(periodName) },
      yAxis: { type: 'value', minInterval: 1 },
      series: [
        ...(compared ? [series(compared, t('released'), palette['ink-faint'])] : []),
        series(replay, t(compared ? 'draft' : 'thisRule'), palette['severity-orange-fill']),
      ],
    };
  }, [compared, periodName, replay, t]);
  return <Chart option={option} height={240} label={t('chart', { count: replay.warnings.length })} />;
}

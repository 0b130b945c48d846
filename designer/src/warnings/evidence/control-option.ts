import type { ControlChart } from '@zhengai/engine';
import type { HistoryPoint } from '@zhengai/runtime/contract';
import type { ChartOption } from '../../chart/index.js';
import { dataColours, fontFamily, palette } from '../../theme/index.js';

export interface ControlWords {
  readonly name: string;
  readonly centre: string;
  readonly shortPeriodName: (period: string) => string;
  readonly periodName: (period: string) => string;
  readonly amount: (value: number) => string;
  readonly missing: string;
}

/** The values in the band of their normal variation; a value outside of it is a filled diamond. */
export function controlOption(
  points: readonly HistoryPoint[],
  chart: ControlChart,
  words: ControlWords,
): ChartOption {
  const flat = (value: number) => points.map(() => value);
  const band = {
    type: 'line' as const,
    stack: 'band',
    symbol: 'none',
    silent: true,
    lineStyle: { opacity: 0 },
  };
  return {
    animation: false,
    textStyle: { fontFamily, color: palette['ink-soft'] },
    grid: {
      left: 8,
      right: 26,
      top: 22,
      bottom: 4,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    tooltip: {
      trigger: 'axis',
      renderMode: 'richText',
      borderColor: palette.line,
      textStyle: { fontSize: 13, color: palette.ink, fontFamily },
      formatter: (hovered: unknown) => tooltip(points[indexOf(hovered)], words),
    },
    xAxis: {
      type: 'category',
      data: points.map(({ period }) => words.shortPeriodName(period)),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: palette['line-strong'] } },
      axisLabel: { color: palette['ink-soft'], hideOverlap: true },
    },
    yAxis: {
      type: 'value',
      scale: true,
      splitNumber: 3,
      splitLine: { show: false },
      axisLabel: { color: palette['ink-faint'], formatter: (value: number) => words.amount(value) },
    },
    series: [
      { ...band, data: flat(chart.lower) },
      {
        ...band,
        data: flat(chart.upper - chart.lower),
        areaStyle: { color: palette['unknown-soft'], opacity: 1 },
      },
      {
        type: 'line',
        name: words.centre,
        data: flat(chart.centre),
        symbol: 'none',
        silent: true,
        lineStyle: { width: 1, color: palette['ink-faint'] },
      },
      {
        type: 'line',
        name: words.name,
        connectNulls: false,
        data: points.map(({ value }) => marked(value, chart, words)),
        lineStyle: { width: 2, color: dataColours[0] },
        itemStyle: { color: dataColours[0] },
      },
    ],
  };
}

function marked(value: number | null, { lower, upper }: ControlChart, words: ControlWords) {
  if (value === null) return { value };
  const outside = value < lower || value > upper;
  return {
    value,
    symbol: outside ? 'diamond' : 'circle',
    symbolSize: outside ? 13 : 7,
    itemStyle: outside
      ? { color: palette['severity-orange-fill'], borderColor: palette.surface, borderWidth: 1.5 }
      : { color: palette.surface, borderColor: dataColours[0], borderWidth: 2 },
    label: {
      show: outside,
      position: value < lower ? ('bottom' as const) : ('top' as const),
      formatter: words.amount(value),
      color: palette['severity-orange-ink'],
    },
  };
}

function tooltip(point: HistoryPoint | undefined, words: ControlWords): string {
  if (!point) return '';
  return `${words.periodName(point.period)}\n${point.value === null ? words.missing : words.amount(point.value)}`;
}

function indexOf(hovered: unknown): number {
  const first: unknown = Array.isArray(hovered) ? hovered[0] : hovered;
  const index = (first as { dataIndex?: unknown } | undefined)?.dataIndex;
  return typeof index === 'number' ? index : -1;
}

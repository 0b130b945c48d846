import type { HistoryPoint } from '@zhengai/runtime/contract';
import type { ChartOption } from '../chart/index.js';
import { dataColours, fontFamily, palette, type SeverityColour } from '../theme/index.js';

/** Words and number forms of the history's chart. */
export interface HistoryWords {
  readonly name: string;
  readonly line: string;
  readonly periodName: (period: string) => string;
  readonly shortPeriodName: (period: string) => string;
  readonly amount: (value: number) => string;
  readonly axisAmount: (value: number) => string;
  readonly verdict: (verdict: HistoryPoint['verdict']) => string;
  readonly missing: string;
}

const labelled = 14;

/**
 * The indicator over the periods: values as a solid line, the line judged against dashed, each point shaped by its
 * verdict (triggered: filled diamond; not triggered: hollow circle), periods without a value hatched.
 */
export function historyOption(
  points: readonly HistoryPoint[],
  words: HistoryWords,
  severity: SeverityColour,
): ChartOption {
  const crowded = points.length > labelled;
  return {
    animation: false,
    textStyle: { fontFamily, color: palette['ink-soft'] },
    grid: {
      left: 8,
      right: 26,
      top: 26,
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
    yAxis: [
      {
        type: 'value',
        scale: true,
        splitNumber: 4,
        splitLine: { lineStyle: { color: palette.line } },
        axisLabel: { color: palette['ink-faint'], formatter: (value: number) => words.axisAmount(value) },
      },
      { type: 'value', min: 0, max: 1, show: false },
    ],
    series: [
      {
        type: 'bar',
        yAxisIndex: 1,
        silent: true,
        barWidth: '70%',
        data: points.map(({ value }) => (value === null ? 1 : null)),
        itemStyle: {
          color: palette['unknown-soft'],
          decal: {
            symbol: 'rect',
            dashArrayX: [1, 0],
            dashArrayY: [2, 5],
            rotation: -Math.PI / 4,
            color: palette['unknown-fill'],
          },
        },
        label: {
          show: true,
          position: 'inside',
          formatter: words.missing,
          color: palette['unknown-ink'],
          backgroundColor: palette.surface,
          borderRadius: 3,
          padding: [2, 5],
        },
      },
      {
        type: 'line',
        name: words.line,
        data: points.map(({ line }) => line),
        symbol: 'none',
        silent: true,
        // A line changes from one period to the next, not in between.
        step: 'middle',
        lineStyle: { type: 'dashed', width: 1.5, color: palette['ink-soft'] },
      },
      {
        type: 'line',
        name: words.name,
        connectNulls: false,
        data: points.map((point) => judgedPoint(point, words, severity, crowded)),
        lineStyle: { width: 2, color: dataColours[0] },
        itemStyle: { color: dataColours[0] },
      },
    ],
  };
}

function judgedPoint(point: HistoryPoint, words: HistoryWords, severity: SeverityColour, crowded: boolean) {
  const { value, verdict } = point;
  if (value === null) return { value: null };
  const triggered = verdict === 'triggered';
  return {
    value,
    symbol: triggered ? 'diamond' : 'circle',
    symbolSize: triggered ? 13 : 8,
    itemStyle: triggered
      ? { color: palette[`severity-${severity}-fill`], borderColor: palette.surface, borderWidth: 1.5 }
      : {
          color: verdict === 'unknown' ? palette['unknown-soft'] : palette.surface,
          borderColor: verdict === 'unknown' ? palette['unknown-fill'] : dataColours[0],
          borderWidth: 2,
        },
    label: {
      show: !crowded || triggered,
      position: 'top' as const,
      distance: 7,
      formatter: words.amount(value),
      color: triggered ? palette[`severity-${severity}-ink`] : palette['ink-soft'],
      textBorderColor: palette.surface,
      textBorderWidth: 3,
      fontWeight: triggered ? ('bold' as const) : ('normal' as const),
    },
  };
}

function tooltip(point: HistoryPoint | undefined, words: HistoryWords): string {
  if (!point) return '';
  const value = point.value === null ? words.missing : words.amount(point.value);
  const rows = [words.periodName(point.period), `${words.name}  ${value}`];
  if (point.line !== null) rows.push(`${words.line}  ${words.amount(point.line)}`);
  rows.push(words.verdict(point.verdict));
  return rows.join('\n');
}

function indexOf(hovered: unknown): number {
  const first: unknown = Array.isArray(hovered) ? hovered[0] : hovered;
  const index = (first as { dataIndex?: unknown } | undefined)?.dataIndex;
  return typeof index === 'number' ? index : -1;
}

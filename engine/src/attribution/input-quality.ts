import type { LocalizedText } from '../model/index.js';

/** One item that the value rests on, in one period. */
export interface InputState {
  readonly item: string;
  readonly label: LocalizedText;
  readonly period: string;
  /** Values asked for: one, or one for each sub-unit. */
  readonly asked: number;
  readonly missing: number;
  /** Values that replaced another one. */
  readonly superseded: number;
  /** Values that came more than a week later than those of the other subjects usually did; days of the latest. */
  readonly lateDays?: number;
  /** Values typed in that nobody has reviewed. */
  readonly unreviewed: number;
  /** Values of a flow that were known long before the period was over: estimates of what it would come to. */
  readonly estimated: number;
}

/** How far the data behind a value can be trusted. */
export interface InputQuality {
  readonly inputs: readonly InputState[];
  readonly asked: number;
  readonly missing: number;
  readonly superseded: number;
  readonly late: number;
  readonly unreviewed: number;
  readonly estimated: number;
  /** Share (0–1) of values that are estimates. */
  readonly estimatedShare: number;
  /** Something is missing, late, unreviewed or an estimate: judge with care. */
  readonly doubtful: boolean;
}

export function inputQuality(inputs: readonly InputState[]): InputQuality | undefined {
  const total = (of: (input: InputState) => number) => inputs.reduce((sum, input) => sum + of(input), 0);
  const asked = total((input) => input.asked);
  if (asked === 0) return undefined;
  const missing = total((input) => input.missing);
  const late = inputs.filter(({ lateDays }) => lateDays !== undefined).length;
  const unreviewed = total((input) => input.unreviewed);
  const estimated = total((input) => input.estimated);
  return {
    inputs,
    asked,
    missing,
    superseded: total((input) => input.superseded),
    late,
    unreviewed,
    estimated,
    estimatedShare: estimated / asked,
    doubtful: missing + late + unreviewed + estimated > 0,
  };
}

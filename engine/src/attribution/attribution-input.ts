import type { Indicator, LocalizedText } from '../model/index.js';
import type { EarlierWarnings } from './earlier-warnings.js';
import type { InputState } from './input-quality.js';
import type { Proportion } from './chance.js';
import type { TermSplit } from './split-terms.js';
import type { Amount, UnitAmount, UnitChange, WholeChange } from './split-units.js';

/** All that is known of one value when its cause is asked for; what is left out is not looked at. */
export interface AttributionInput {
  /** The judged value; `null` when it is missing. */
  readonly value: number | null;
  /** Period judged. */
  readonly period?: string;
  /** Earlier periods, oldest first, without the one judged. */
  readonly history: readonly { readonly period: string; readonly value: number | null }[];
  /** Other subjects of the level, or of the same group, in the same period. */
  readonly peers: readonly (number | null)[];
  /** What the peers have in common beside the level. */
  readonly peerGroup?: LocalizedText;
  readonly name?: LocalizedText;
  readonly direction: Indicator['direction'];
  readonly unit?: string;
  /** Decimals of the figures derived; 2 when absent. */
  readonly decimals?: number;
  /** Line that the rule judged against. */
  readonly line?: number;
  readonly units?: UnitsInput;
  readonly terms?: TermSplit;
  readonly proportion?: Proportion;
  readonly inputs?: readonly InputState[];
  readonly earlier?: EarlierWarnings;
}

/** Sub-units as `splitForm` reads them from the formula. */
export interface UnitsInput {
  readonly kind: 'ratio' | 'sum';
  readonly scale: number;
  /** What the units are called: 专业. */
  readonly unitName: LocalizedText;
  /** The units now, for what separates the value from its line. */
  readonly now: readonly { readonly unit: string; readonly name: string; readonly amount: UnitAmount }[];
  readonly wholeNow?: Amount;
  /** Against an earlier period; absent where there is none with values. */
  readonly since?: {
    readonly period: string;
    readonly units: readonly UnitChange[];
    readonly whole?: WholeChange;
  };
}

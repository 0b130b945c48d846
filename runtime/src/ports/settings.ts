import type { Calendar } from '@zhengai/engine';

/** Facts about this installation. */
export interface Settings {
  /** Calendar of the college. */
  readonly calendar: Calendar;
  /**
   * Periods in which warnings may open, by period kind (`2026-2027-1`, `2025-2026` …).
   * Periods not named are closed: they get verdicts, no warnings.
   * `null`: decided by the clock (the running period and the last complete one of each kind).
   */
  readonly openPeriods: readonly string[] | null;
  /**
   * When everything is evaluated anew each day, `HH:MM` by the college's clock: what the passing of time changes, and
   * what an evaluation of changes alone might have missed. `null`: never.
   */
  readonly sweepAt: string | null;
  readonly college: {
    readonly name: { readonly zh: string; readonly en: string };
    readonly fictional: boolean;
  };
}

export interface SettingStore {
  get(): Promise<Settings>;
  set(change: Partial<Settings>): Promise<void>;
}

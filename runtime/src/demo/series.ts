import type { PeriodKind } from '@zhengai/engine';
import type { DemoPeriod } from './demo-periods.js';

/** How one item of one kind of subject runs over time when all is well; `undefined`: nothing is reported. */
export interface Series<Subject> {
  readonly item: string;
  valueOf(subject: Subject, at: DemoPeriod): number | undefined;
}

/** The healthy data of one level and kind of period. */
export interface SeriesGroup<Subject> {
  readonly level: string;
  readonly periodKind: PeriodKind;
  /** System that the values are said to come from. */
  readonly source: string;
  readonly periods: readonly DemoPeriod[];
  /** In the order of the level's subjects. */
  readonly subjects: readonly Subject[];
  isMeasured(subject: Subject, at: DemoPeriod): boolean;
  readonly series: readonly Series<Subject>[];
}

import type { EvaluationWarning, NoAnswerAudience } from '../model/index.js';
import type { EpisodeEnd } from '../warning/index.js';

/** A warning as it would have been, with nobody acting on it. */
export interface ReplayedWarning {
  readonly subject: string;
  /** The simulated day on which it would have opened: the day its data was known. */
  readonly openedOn: string;
  readonly openedIn: string;
  readonly since: string;
  readonly resolvedOn?: string;
  readonly resolvedIn?: string;
  /** `correction`: by what was known later there never was such an episode. */
  readonly endedBy?: EpisodeEnd | 'correction';
  /** Days from opening to its end, or to the last day of the replay. */
  readonly days: number;
  /** The rule's indicator in the period it opened in, as known that day and unrounded. */
  readonly value: number | null;
  readonly department: string | null;
}

/** Work that falls to one department, or (`qualityOffice`) to the office itself, if every warning runs its process. */
export interface ReplayedWork {
  readonly department: string | null;
  readonly qualityOffice: boolean;
  readonly warnings: number;
  readonly tasks: number;
  /** Sum over the tasks of the working days between being asked and being due. */
  readonly workingDays: number;
  /** Most warnings that stand on one day. */
  readonly mostAtOnce: number;
}

/** A subject whose data has been missing for so long on the last day that somebody is told. */
export interface ReplayedSilence {
  readonly subject: string;
  readonly since: string;
  readonly periods: number;
  readonly tell: NoAnswerAudience;
}

/** What happened in one period of the simulated time: the rule's own kind, by the day things happened on. */
export interface ReplayedPeriod {
  readonly period: string;
  readonly opened: number;
  readonly resolved: number;
  /** Standing at the end of the period, or on the last day. */
  readonly standing: number;
}

export interface Replay {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
  /** Those that opened between the first and the last day, by the day, then by subject. */
  readonly warnings: readonly ReplayedWarning[];
  /** Warnings that had opened before the first day and still stood on it. */
  readonly before: number;
  /** Standing on the last day. */
  readonly standing: number;
  readonly periods: readonly ReplayedPeriod[];
  readonly work: readonly ReplayedWork[];
  readonly silences: readonly ReplayedSilence[];
  /** Days on which something became known. */
  readonly days: number;
  /** Verdicts computed. */
  readonly judged: number;
  /** Subject-periods that have a verdict at the end. */
  readonly subjectPeriods: number;
  readonly problems: readonly EvaluationWarning[];
}

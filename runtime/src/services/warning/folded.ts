import type { WarningLife } from '@zhengai/engine';
import type { StoredVerdict, Subject } from '../../ports/index.js';
import type { EpisodeChange } from './match-episodes.js';

/** One subject's life cycle as it has been folded, and what it makes of the stored warnings. */
export interface Folded {
  readonly subject: Subject;
  /** Those in force, ascending by period. */
  readonly verdicts: readonly StoredVerdict[];
  readonly life: WarningLife;
  readonly lastPeriod: string;
  readonly changes: readonly EpisodeChange[];
  /** Period whose explanation the warning shows: the last triggered one. */
  readonly shown: string | undefined;
}

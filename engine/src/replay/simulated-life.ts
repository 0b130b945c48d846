import { VERDICT_CODES, VERDICT_OF_CODE, type Rule } from '../model/index.js';
import { WarningFold, type PeriodVerdict, type WarningLife } from '../warning/index.js';
import type { Judged } from './judging.js';
import type { Extent } from './known-grid.js';

const NOT_JUDGED = 255;

/** The verdicts in force of every subject and period, as they stand on the simulated day. */
export class VerdictsInForce {
  readonly verdicts: Uint8Array;
  private readonly recovered: Uint8Array | undefined;
  readonly values: Float64Array;
  /** Triggered periods of each subject. */
  private readonly triggered: Int32Array;
  private failed = false;

  constructor(
    private readonly rule: Rule,
    private readonly periods: readonly string[],
    subjects: number,
  ) {
    const cells = subjects * periods.length;
    this.verdicts = new Uint8Array(cells).fill(NOT_JUDGED);
    this.recovered = rule.lifeCycle.recovery ? new Uint8Array(cells).fill(NOT_JUDGED) : undefined;
    this.values = new Float64Array(cells).fill(NaN);
    this.triggered = new Int32Array(subjects);
  }

  /**
   * Takes over what was judged of some subjects in a stretch of periods, where they are valid.
   *
   * @param judged  its cells: subject × (periods judged, with those looked back at) + period
   * @param looked  the periods that `judged` has cells of
   * @returns       the subjects with another verdict, or another answer of the recovery condition; and cells taken over
   */
  take(
    judged: Judged,
    subjects: readonly number[],
    looked: Extent,
    { from, to }: Extent,
    valid: Uint8Array,
  ): { readonly changed: readonly number[]; readonly cells: number } {
    const width = this.periods.length;
    const judgedWidth = looked.to - looked.from + 1;
    const { problems, recovered, values, verdicts } = judged;
    this.failed = problems.length > 0;
    const changed: number[] = [];
    let cells = 0;
    for (const [row, subject] of subjects.entries()) {
      let differs = false;
      for (let period = from; period <= to; period++) {
        const cell = subject * width + period;
        if (valid[cell] !== 1) continue;
        const source = row * judgedWidth + period - looked.from;
        cells++;
        const verdict = verdicts[source] as number;
        if (this.verdicts[cell] !== verdict) {
          differs = true;
          this.#count(subject, this.verdicts[cell] as number, verdict);
          this.verdicts[cell] = verdict;
        }
        if (recovered && this.recovered && this.recovered[cell] !== recovered[source]) {
          differs = true;
          this.recovered[cell] = recovered[source] as number;
        }
        if (values) this.values[cell] = values[source] as number;
      }
      if (differs) changed.push(subject);
    }
    return { changed, cells };
  }

  isJudged(subject: number, place: number): boolean {
    return this.verdicts[subject * this.periods.length + place] !== NOT_JUDGED;
  }

  hasTriggered(subject: number): boolean {
    return (this.triggered[subject] as number) > 0;
  }

  /** Nobody acts: what the data alone make of it; `undefined` where nothing was judged. */
  lifeOf(subject: number): { readonly life: WarningLife; readonly last: number } | undefined {
    const fold = new WarningFold(this.rule.lifeCycle);
    let last = -1;
    for (let period = 0; period < this.periods.length; period++) {
      const given = this.#verdictAt(subject, period);
      if (!given) continue;
      fold.judge(given);
      last = period;
    }
    return last < 0 ? undefined : { life: fold.life(), last };
  }

  /** How many subject-periods have a verdict. */
  count(): number {
    let count = 0;
    for (const verdict of this.verdicts) if (verdict !== NOT_JUDGED) count++;
    return count;
  }

  #verdictAt(subject: number, place: number): PeriodVerdict | undefined {
    const cell = subject * this.periods.length + place;
    const code = this.verdicts[cell] as number;
    if (code === NOT_JUDGED) return undefined;
    const period = this.periods[place] as string;
    const verdict = VERDICT_OF_CODE[code] ?? 'unknown';
    if (verdict === 'unknown') return { period, verdict, failed: this.failed };
    if (!this.recovered) return { period, verdict };
    const truth = this.recovered[cell];
    return {
      period,
      verdict,
      recovered: truth === VERDICT_CODES.unknown ? null : truth === VERDICT_CODES.triggered,
    };
  }

  #count(subject: number, before: number, after: number): void {
    if (before === VERDICT_CODES.triggered) this.triggered[subject] = (this.triggered[subject] as number) - 1;
    if (after === VERDICT_CODES.triggered) this.triggered[subject] = (this.triggered[subject] as number) + 1;
  }
}

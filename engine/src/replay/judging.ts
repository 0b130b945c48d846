import { evaluateGrid, planEvaluation, type EvaluationPlan, type Grid } from '../evaluation/index.js';
import type { EvaluationWarning, Rule } from '../model/index.js';
import type { Extent, KnownGrid } from './known-grid.js';
import type { ReplayInput } from './replay-input.js';

/** What a stretch of cells was judged to be. */
export interface Judged {
  readonly verdicts: Uint8Array;
  /** Whether the rule's own recovery condition holds, in the codes of verdicts; of rules that have one. */
  readonly recovered: Uint8Array | undefined;
  /** The rule's indicator, unrounded. */
  readonly values: Float64Array | undefined;
  readonly problems: readonly EvaluationWarning[];
}

type Around = NonNullable<ReplayInput['around']>;

/** A rule ready to judge grids, its recovery condition beside it. */
export class Judging {
  readonly plan: EvaluationPlan;
  /** Periods back that a verdict may depend on. */
  readonly back: number;
  /** Whether a value says something about its own subject alone, in its own kind of period. */
  readonly isLocal: boolean;
  readonly rule: Rule;
  private readonly recovery: string | undefined;

  /** @throws ModelError when the rule cannot be compiled */
  constructor(
    { dictionary, rule }: Pick<ReplayInput, 'dictionary' | 'rule'>,
    private readonly around: Around | undefined,
  ) {
    const rules: Rule[] = [...dictionary.rules.filter(({ code }) => code !== rule.code), rule];
    const { recovery, ...lifeCycle } = rule.lifeCycle;
    if (recovery) {
      this.recovery = freeCode(`${rule.code}-recovery`, rules);
      rules.push({ ...rule, code: this.recovery, conditions: recovery, lifeCycle });
    }
    this.rule = rule;
    const codes = this.recovery === undefined ? [rule.code] : [rule.code, this.recovery];
    this.plan = planEvaluation({ ...dictionary, rules }, codes);
    const broken = this.plan.broken.get(rule.code) ?? this.plan.broken.get(this.recovery ?? '');
    if (broken) throw broken;
    this.back = Math.max(...codes.map((code) => this.plan.reach(code).back));
    this.isLocal = this.plan.relations.length === 0 && this.plan.otherKinds.length === 0;
  }

  judge(grid: Grid, grids: readonly Grid[]): Judged {
    const { edges = [], records } = this.around ?? {};
    const result = evaluateGrid(this.plan, grid, { grids, edges, ...(records && { records }) });
    const { indicator } = this.rule;
    return {
      verdicts: result.verdicts(this.rule.code),
      recovered: this.recovery === undefined ? undefined : result.verdicts(this.recovery),
      values:
        indicator !== undefined && this.plan.indicators.has(indicator)
          ? result.indicator(indicator)
          : undefined,
      problems: result.warnings,
    };
  }
}

function freeCode(wanted: string, rules: readonly Rule[]): string {
  return rules.some(({ code }) => code === wanted) ? freeCode(`${wanted}-`, rules) : wanted;
}

/** Where subjects are valid by what is known: those without dates from their first to their last value. */
export function validCells(known: KnownGrid, around?: Extent): Uint8Array {
  const { history, width } = known;
  const valid = new Uint8Array(history.subjects.length * width);
  history.subjects.forEach((_, subject) => markValid(known, valid, subject, around));
  return valid;
}

/** @param around  periods for which anything is known of the subjects around: they count as the subject's own */
export function markValid(known: KnownGrid, valid: Uint8Array, subject: number, around?: Extent): void {
  const { extent, extents, history, width } = known;
  const isUndated = history.undated?.[subject] === 1;
  const own = isUndated ? (extents[subject] as Extent) : extent;
  const from = Math.min(own.from, around?.from ?? Number.POSITIVE_INFINITY);
  const to = Math.max(own.to, around?.to ?? -1);
  for (let period = from; period <= to; period++) {
    const cell = subject * width + period;
    if (isUndated || history.valid[cell] === 1) valid[cell] = 1;
  }
}

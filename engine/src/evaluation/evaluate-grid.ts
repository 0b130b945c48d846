import { factsAt, nullColumn, shiftColumn, type Column, type Columns } from '../column/index.js';
import {
  factKey,
  VERDICT_CODES,
  type EvaluationWarning,
  type FactKey,
  type FactRef,
  type FactValue,
  type LocalizedText,
  type PeriodKind,
  type Roll,
} from '../model/index.js';
import { roundAll } from '../rounding/index.js';
import { encodeColumn, type CompiledRule, type RuleEvaluation } from '../rule/index.js';
import { periodRange } from '../time/index.js';
import type { EvaluationPlan } from './evaluation-plan.js';
import type { Grid } from './grid.js';
import { columnOfYear, columnRolledUp } from './other-periods.js';
import {
  relatedWarnings,
  RelatedColumns,
  type GridColumns,
  type RelatedGrids,
  type RelatedMember,
} from './related/index.js';

/** Everything computed over a grid; columns are computed when first asked for, and once. */
export interface GridResult {
  /** Unrounded values of the first basis (or the one named), NaN where not known. */
  indicator(code: string, basis?: string): Float64Array;
  line(standard: string, line: string): Float64Array;
  /** `VERDICT_CODES` for each cell; unknown where the subject is not valid and where the rule cannot be run. */
  verdicts(rule: string): Uint8Array;
  /** What the rule was judged by at one cell, offsets as seen from there. */
  facts(rule: string, cell: number): Record<FactKey, FactValue>;
  explain(rule: string, cell: number): RuleEvaluation;
  /** Values of a fact as formulas read them, indicators unrounded; `undefined` where the grid says nothing of it. */
  unrounded(fact: FactRef): Column | undefined;
  /** The subjects below one cell whose values make up a fact of subjects below, in the period of the cell. */
  children(fact: FactRef, cell: number): readonly RelatedMember[];
  /** What could not be computed, by rule; asking for verdicts fills it. */
  readonly warnings: readonly EvaluationWarning[];
}

/**
 * Judges a plan's rules over a grid. A rule that fails stops nothing else: its verdicts are unknown.
 *
 * @param related  what stands around the grid's subjects, see `plan.relations`; without it nothing is known of them
 */
export function evaluateGrid(plan: EvaluationPlan, grid: Grid, related?: RelatedGrids): GridResult {
  // the grid itself comes last: one of its level that holds more subjects goes before it
  const around = { edges: [], ...related, grids: [...(related?.grids ?? []), grid] };
  const columns: RelatedColumns = new RelatedColumns(plan.dictionary, around, (other) =>
    other === grid ? judged : new GridEvaluation(plan, other, columns),
  );
  const judged = new GridEvaluation(plan, grid, columns);
  return judged;
}

class GridEvaluation implements GridResult, GridColumns {
  readonly warnings: EvaluationWarning[] = [];
  readonly #count: number;
  readonly #lastDays: readonly string[];
  readonly #columns = new Map<FactKey, Column>();
  readonly #values = new Map<FactKey, Float64Array>();
  readonly #lines = new Map<string, Readonly<Record<string, Float64Array>>>();
  readonly #verdicts = new Map<string, Uint8Array>();
  readonly #otherKinds = new Map<PeriodKind, GridEvaluation>();

  constructor(
    private readonly plan: EvaluationPlan,
    readonly grid: Grid,
    private readonly related: RelatedColumns,
  ) {
    this.#count = grid.subjects.length * grid.periods.length;
    this.#lastDays = grid.periods.map((period) => periodRange(period, grid.calendar).to);
  }

  indicator(code: string, basis?: string): Float64Array {
    return memo(
      this.#values,
      factKey({ kind: 'indicator', code, ...(basis === undefined ? {} : { basis }) }),
      () => {
        const compiled = this.plan.indicators.get(code);
        if (!compiled) return unknownNumbers(this.#count);
        const facts = this.#columnsOf(compiled.factsOf(basis), 'unrounded');
        return compiled.evaluateColumns(facts, this.#count, basis);
      },
    );
  }

  /** By the edition in force on a period's last day. */
  line(standard: string, line: string): Float64Array {
    const lines = memo(this.#lines, standard, () => {
      const compiled = this.plan.standards.get(standard);
      return compiled
        ? compiled.evaluateColumns(this.#columnsOf(compiled.facts, 'unrounded'), this.#count, this.#lastDays)
        : {};
    });
    return lines[line] ?? unknownNumbers(this.#count);
  }

  verdicts(code: string): Uint8Array {
    return memo(this.#verdicts, code, () => {
      const rule = this.plan.rules.get(code);
      const verdicts = rule ? this.#judge(rule) : this.#unknown(code, this.plan.broken.get(code));
      const { valid } = this.grid;
      for (let cell = 0; cell < verdicts.length; cell++) {
        if (valid[cell] !== 1) verdicts[cell] = VERDICT_CODES.unknown;
      }
      return verdicts;
    });
  }

  facts(code: string, cell: number): Record<FactKey, FactValue> {
    const rule = this.plan.rules.get(code);
    return rule ? factsAt(this.#columnsOf(rule.facts, 'judged'), cell) : {};
  }

  explain(code: string, cell: number): RuleEvaluation {
    const rule = this.plan.rules.get(code);
    if (!rule) throw this.plan.broken.get(code) ?? new RangeError(`the plan has no rule ${code}`);
    const evaluation = rule.evaluate(this.facts(code, cell));
    const around = relatedWarnings(this.plan, rule, this, this.related, cell);
    return around.length === 0
      ? evaluation
      : { ...evaluation, warnings: [...evaluation.warnings, ...around] };
  }

  unrounded(fact: FactRef): Column | undefined {
    return this.#column(fact, 'unrounded');
  }

  children(fact: FactRef, cell: number): readonly RelatedMember[] {
    return this.related.children(fact, this, cell);
  }

  #judge(rule: CompiledRule): Uint8Array {
    try {
      return rule.evaluateColumns(this.#columnsOf(rule.facts, 'judged'), this.#count);
    } catch (error) {
      return this.#unknown(rule.rule.code, error);
    }
  }

  #unknown(rule: string, error: unknown): Uint8Array {
    this.warnings.push({
      code: 'evaluation.failed',
      fact: `verdict:${rule}`,
      message: failureOf(rule, error),
    });
    return new Uint8Array(this.#count).fill(VERDICT_CODES.unknown);
  }

  /** @param as  `judged`: indicators rounded to their decimals, as a person sees them */
  #columnsOf(facts: readonly FactRef[], as: 'judged' | 'unrounded'): Columns {
    return Object.fromEntries(
      facts.flatMap((fact) => {
        const column = this.#column(fact, as);
        return column ? [[factKey(fact), column]] : [];
      }),
    );
  }

  #column(fact: FactRef, as: 'judged' | 'unrounded'): Column | undefined {
    const { offset = 0, years = 0, ...here } = fact;
    const rounded = as === 'judged' && fact.kind === 'indicator';
    const key = rounded ? `rounded ${factKey(here)}` : factKey(here);
    const known = this.#columns.get(key) ?? this.#compute(here, rounded);
    if (!known) return undefined;
    // All rules share a text column's codes.
    const shared = encodeColumn(known);
    this.#columns.set(key, shared);
    if (years !== 0) {
      return memo(this.#columns, `${key}@${offset}@${years}y`, () =>
        encodeColumn(columnOfYear(shared, this.grid, offset, years)),
      );
    }
    if (offset === 0) return shared;
    return memo(this.#columns, `${key}@${offset}`, () =>
      encodeColumn(shiftColumn(shared, this.grid.periods.length, offset)),
    );
  }

  /** `undefined` where the grid says nothing: the fact is null for all. */
  #compute(fact: FactRef, rounded: boolean): Column | undefined {
    if (fact.roll) return this.#rollUp(fact, fact.roll);
    if (fact.via) return this.related.column(fact, this)?.column;
    switch (fact.kind) {
      case 'item':
        return own(this.grid.items, fact.slice === undefined ? fact.code : `${fact.code}[${fact.slice}]`);
      case 'attribute':
        return own(this.grid.attributes, fact.code);
      case 'indicator': {
        const values =
          fact.slice === undefined
            ? this.indicator(fact.code, fact.basis)
            : this.#sliced(fact.code, fact.slice, fact.basis);
        return { kind: 'number', values: rounded ? this.#round(fact.code, values) : values };
      }
      case 'standard':
        return { kind: 'number', values: this.line(fact.code, fact.line ?? '') };
      case 'verdict':
        return this.#verdictTexts(fact.code);
      default:
        return this.grid.facts?.[factKey(fact)];
    }
  }

  #rollUp(fact: FactRef, roll: Roll): Column | undefined {
    const grid = this.grid.otherKinds?.[roll.kind];
    if (!grid) return undefined;
    const evaluation = memo(
      this.#otherKinds,
      roll.kind,
      () => new GridEvaluation(this.plan, grid, this.related),
    );
    const { roll: _roll, ...there } = fact;
    const column = evaluation.#column(there, 'unrounded');
    return column && columnRolledUp(column, grid, this.grid, roll);
  }

  /** An indicator of a slice: its formula over the slice of everything that has slices. */
  #sliced(code: string, slice: string, basis: string | undefined): Float64Array {
    const compiled = this.plan.indicators.get(code);
    if (!compiled) return unknownNumbers(this.#count);
    const columns = compiled.factsOf(basis).flatMap((fact) => {
      const takes = (fact.kind === 'item' || fact.kind === 'indicator') && fact.slice === undefined;
      const column = this.#column(takes ? { ...fact, slice } : fact, 'unrounded');
      return column ? [[factKey(fact), column] as const] : [];
    });
    return compiled.evaluateColumns(Object.fromEntries(columns), this.#count, basis);
  }

  #round(code: string, values: Float64Array): Float64Array {
    const decimals = this.plan.indicators.get(code)?.indicator.decimals ?? 0;
    return roundAll(values, decimals);
  }

  #verdictTexts(code: string): Column {
    const column = nullColumn('text', this.#count);
    const values = column.values as (string | null)[];
    this.verdicts(code).forEach((verdict, cell) => {
      if (verdict !== VERDICT_CODES.unknown) {
        values[cell] = verdict === VERDICT_CODES.triggered ? 'triggered' : 'clear';
      }
    });
    return column;
  }
}

function memo<K, V>(known: Map<K, V>, key: K, make: () => V): V {
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}

function unknownNumbers(count: number): Float64Array {
  return new Float64Array(count).fill(NaN);
}

function failureOf(rule: string, error: unknown): LocalizedText {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    zh: `规则 ${rule} 无法计算,判定为“无法判定”:${reason}`,
    en: `rule ${rule} cannot be run, its verdicts are unknown: ${reason}`,
  };
}

/** Codes may be words that every object inherits, such as `constructor`. */
function own(columns: Readonly<Record<string, Column>>, code: string): Column | undefined {
  return Object.hasOwn(columns, code) ? columns[code] : undefined;
}

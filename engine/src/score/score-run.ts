import { factSource, factValue, type Facts } from '../column/index.js';
import { factKey, type EvaluationWarning, type FactKey, type FactRef } from '../model/index.js';
import type { Formula } from '../feel/index.js';
import type { IndicatorExplanation } from '../indicator/index.js';
import type { FormulaReading, PeerStatistics, ScoreOperand, ScoreRange } from './form-given.js';
import type { ScoreList } from './score-facts.js';

/** What items are read from: the facts of one subject with what could be computed from them, and its peers. */
export interface ScoreSource {
  readonly facts: Facts;
  readonly lists: Readonly<Record<FactKey, ScoreList>>;
  /** Explanations of the indicators that were computed and not given. */
  readonly computed: ReadonlyMap<FactKey, IndicatorExplanation>;
  readonly peers: Readonly<Record<string, PeerStatistics | null>>;
  /** Lines without a value in the row that applies: there is no limit. */
  readonly openLines: ReadonlySet<FactKey>;
}

/** One reading of a sheet's items: collects what is missing on the way. */
export class ScoreRun {
  readonly warnings: EvaluationWarning[] = [];
  missing: ReadonlySet<FactKey> = new Set();
  /** Facts that were read since the last item began. */
  read: ScoreOperand[] = [];
  readonly listsRead = new Set<FactKey>();

  constructor(readonly source: ScoreSource) {}

  /** Reads one item; what is missing counts only where it leaves the points open. */
  item<T extends ScoreRange>(read: () => T): T {
    const before = [...this.missing];
    const scored = read();
    if (scored.points !== null) this.missing = new Set(before);
    return scored;
  }

  evaluate(formula: Formula): FormulaReading {
    const read = new Set<number>();
    const { value, warnings } = formula.evaluate(this.source.facts, (slot) => read.add(slot));
    this.warnings.push(...warnings);
    const operands = formula.slots.map(({ ref, label, unit }, slot) =>
      this.operand(factKey(ref), label, unit, value === null && read.has(slot)),
    );
    return { formula: formula.text, value, operands };
  }

  /** A fact without a formula around it. */
  fact(ref: FactRef, label: ScoreOperand['label'], unit?: string): FormulaReading {
    const operand = this.operand(factKey(ref), label, unit, true);
    return { formula: factKey(ref), value: operand.value, operands: [operand] };
  }

  misses(key: FactKey): void {
    this.missing = new Set([...this.missing, key]);
  }

  notMissing(key: FactKey): void {
    this.missing = new Set([...this.missing].filter((one) => one !== key));
  }

  /** A plain fact that holds one number. */
  number(key: FactKey): number | null {
    const value = factValue(this.source.facts, key);
    return typeof value === 'number' && Number.isFinite(value) ? value : null;
  }

  list(key: FactKey): ScoreList | null {
    this.listsRead.add(key);
    const list = this.source.lists[key];
    if (list === undefined) this.misses(key);
    return list ?? null;
  }

  private operand(
    key: FactKey,
    label: ScoreOperand['label'],
    unit: string | undefined,
    needed: boolean,
  ): ScoreOperand {
    const { facts, computed } = this.source;
    const value = factValue(facts, key);
    if (needed && value === null) this.misses(key);
    const source = factSource(facts, key);
    const explanation = computed.get(key);
    const operand: ScoreOperand = {
      fact: key,
      label,
      value,
      ...(unit === undefined ? {} : { unit }),
      ...(source === undefined ? {} : { source }),
      ...(explanation === undefined ? {} : { explanation }),
    };
    this.read.push(operand);
    return operand;
  }
}

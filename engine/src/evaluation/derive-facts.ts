import { factValue, hasFact, shiftFact, sliceFact, type Facts } from '../column/index.js';
import {
  factKey,
  type Dictionary,
  type FactKey,
  type FactRef,
  type FactSource,
  type FactValue,
} from '../model/index.js';
import { roundComputed } from '../rounding/index.js';
import { CompiledDefinitions } from './compiled-definitions.js';
import { lastDayAt, type JudgedPeriod } from './judged-period.js';
import { relatedFact, type ReadFact, type RelatedFacts } from './related/index.js';

type DerivedFacts = Record<FactKey, FactValue | ({ value: FactValue } & FactSource)>;

/** Works facts out of other facts: indicators and lines from items and attributes, verdicts from all of them. */
export interface FactDeriver {
  /**
   * One subject's facts as a rule judges them, indicators rounded. What is given is taken as given; an attribute given
   * without a period holds in the earlier ones too.
   *
   * @param related  facts of the subjects around, for what is made of theirs
   * @param at       the period of the facts: lines are those of the edition in force on its last day, and at earlier
   *                 periods of the edition then; of the newest edition when absent
   * @throws ModelError for a definition that cannot be compiled
   */
  derive(refs: readonly FactRef[], given: Facts, related?: RelatedFacts, at?: JudgedPeriod): Facts;
}

/** The dictionary must have no circle among its rules and indicators (`planEvaluation` finds them). */
export function createFactDeriver(dictionary: Dictionary): FactDeriver {
  const definitions = new CompiledDefinitions(dictionary, 'thrown');
  return {
    derive(refs, given, related = {}, at) {
      const derivation = new Derivation(definitions, given, at, related);
      const facts: DerivedFacts = {};
      for (const ref of refs) facts[factKey(ref)] = derivation.judged(ref);
      return facts;
    },
  };
}

/** The facts of one subject; each is worked out once. */
class Derivation {
  readonly #values = new Map<FactKey, FactValue>();
  readonly #others = new Map<Facts, Derivation>();

  constructor(
    private readonly definitions: CompiledDefinitions,
    private readonly given: Facts,
    private readonly at: JudgedPeriod | undefined,
    private readonly related: RelatedFacts = {},
  ) {}

  /** As given where it is given, with its source; an indicator to its decimals. */
  judged(ref: FactRef): FactValue | ({ value: FactValue } & FactSource) {
    const value = this.#value(ref);
    const decimals =
      ref.kind === 'indicator' ? this.definitions.indicator(ref.code)?.indicator.decimals : undefined;
    const judged =
      typeof value === 'number' && decimals !== undefined ? roundComputed(value, decimals) : value;
    const entry = hasFact(this.given, factKey(ref)) ? this.given[factKey(ref)] : undefined;
    return typeof entry === 'object' && entry !== null ? { ...entry, value: judged } : judged;
  }

  #value(ref: FactRef): FactValue {
    const key = factKey(ref);
    if (hasFact(this.given, key)) return factValue(this.given, key);
    let value = this.#values.get(key);
    if (value === undefined) this.#values.set(key, (value = this.#derive(ref)));
    return value;
  }

  #derive(ref: FactRef): FactValue {
    // what other periods make up is given or not known
    if (ref.roll) return null;
    if (ref.via) return this.#deriveRelated(ref);
    const { offset = 0, years = 0 } = ref;
    switch (ref.kind) {
      case 'indicator': {
        const indicator = this.definitions.indicator(ref.code);
        return (
          indicator?.evaluate(
            this.#unrounded(indicator.factsOf(ref.basis), offset, years, ref.slice),
            ref.basis,
          ).value ?? null
        );
      }
      case 'standard': {
        const standard = this.definitions.standard(ref.code);
        const day = this.at && lastDayAt(this.at, offset, years);
        if (!standard || (this.at && day === undefined)) return null;
        const facts = this.#unrounded(standard.facts, offset, years);
        return standard.evaluate(facts, day).lines[ref.line ?? ''] ?? null;
      }
      case 'verdict': {
        const rule = this.definitions.rule(ref.code);
        if (!rule) return null;
        const facts = rule.facts.map(
          (fact) => [factKey(fact), this.judged(shiftFact(fact, offset, years))] as const,
        );
        const verdict = rule.decide(Object.fromEntries(facts));
        return verdict === 'unknown' ? null : verdict;
      }
      case 'attribute':
        return offset === 0 && years === 0
          ? null
          : factValue(this.given, factKey(shiftFact(ref, -offset, -years)));
      default:
        return null;
    }
  }

  #deriveRelated(ref: FactRef): FactValue {
    const { definitions, related } = this;
    const own: ReadFact = (fact) => this.#value(fact);
    return relatedFact(ref, definitions.dictionary, related, (facts) => this.#readerOf(facts), own);
  }

  #readerOf(facts: Facts): ReadFact {
    let derivation = this.#others.get(facts);
    if (!derivation) this.#others.set(facts, (derivation = new Derivation(this.definitions, facts, this.at)));
    const other = derivation;
    return (fact) => other.#value(fact);
  }

  /** What a formula reads, under the keys it reads them by, `offset` periods and `years` years away, of a slice. */
  #unrounded(refs: readonly FactRef[], offset: number, years: number, slice?: string): Facts {
    return Object.fromEntries(
      refs.map((ref) => [factKey(ref), this.#value(sliceFact(shiftFact(ref, offset, years), slice))]),
    );
  }
}

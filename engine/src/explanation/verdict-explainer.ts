import { factSource, factValue, hasFact, parseFactKey, shiftFact, type Facts } from '../column/index.js';
import {
  CompiledDefinitions,
  createFactDeriver,
  lastDayAt,
  type FactDeriver,
  type JudgedPeriod,
  type RelatedFacts,
} from '../evaluation/index.js';
import { factKey, type Dictionary, type FactKey, type FactRef, type Rule } from '../model/index.js';
import { compileRule } from '../rule/index.js';
import { usedDefinitions } from './used-definitions.js';
import type { DerivedFact, StandardInputValue, VerdictExplanation } from './verdict-explanation.js';

/** Explains verdicts of one dictionary; what it needs of the dictionary is compiled once. */
export interface VerdictExplainer {
  /**
   * Judges one subject by a rule and keeps all that the verdict rests on: the tree, how each computed fact came about,
   * what was collected and where it came from, and the definitions that were used.
   *
   * @param given    what was collected, by fact key; what is computed but given all the same is taken as given
   * @param related  facts of the subjects around, for what is made of theirs; only the results are kept
   * @param at       the period judged, by which editions of standards are chosen; the newest when absent
   * @throws ModelError when the rule cannot be compiled
   */
  explain(rule: Rule, given: Facts, related?: RelatedFacts, at?: JudgedPeriod): VerdictExplanation;
}

/** The dictionary must have no circle among its rules and indicators (`planEvaluation` finds them). */
export function createVerdictExplainer(dictionary: Dictionary): VerdictExplainer {
  const definitions = new CompiledDefinitions(dictionary, 'leftOut');
  const deriver = createFactDeriver(dictionary);
  return {
    explain(rule, given, related, at) {
      const compiled = compileRule(rule, dictionary);
      const used = usedDefinitions(rule, compiled.facts, definitions);
      const made = [...used.facts.values()].filter((ref) => ref.via && !hasFact(given, factKey(ref)));
      const complete = { ...given, ...deriver.derive(made, given, related, at) };
      const facts = deriver.derive(compiled.facts, complete, related, at);
      const { verdict, event, explanation, missing, turning, warnings } = compiled.explain(facts);
      return {
        kind: 'verdict',
        verdict,
        rule,
        event,
        conditions: explanation,
        missing,
        turning,
        warnings,
        derived: new Derivations(definitions, deriver, complete, at).of(compiled.facts),
        given: relevant(complete, used.facts),
        dictionary: used.dictionary,
        ...(at && { at }),
      };
    },
  };
}

/** How computed facts came about. */
class Derivations {
  readonly #derived: Record<FactKey, DerivedFact> = {};

  constructor(
    private readonly definitions: CompiledDefinitions,
    private readonly deriver: FactDeriver,
    private readonly given: Facts,
    private readonly at: JudgedPeriod | undefined,
  ) {}

  of(refs: readonly FactRef[]): Readonly<Record<FactKey, DerivedFact>> {
    for (const ref of refs) {
      const key = factKey(ref);
      if (hasFact(this.given, key) || Object.hasOwn(this.#derived, key)) continue;
      const derived = this.#derive(ref);
      if (derived !== undefined) this.#derived[key] = derived;
    }
    return this.#derived;
  }

  #derive(ref: FactRef): DerivedFact | undefined {
    switch (ref.kind) {
      case 'indicator':
        return this.#indicator(ref);
      case 'standard':
        return this.#line(ref);
      case 'verdict':
        return this.#verdict(ref);
      default:
        return undefined;
    }
  }

  #indicator(ref: FactRef): DerivedFact | undefined {
    const indicator = this.definitions.indicator(ref.code);
    if (!indicator) return undefined;
    const { explanation } = indicator.evaluate(seenFrom(ref, this.given), ref.basis);
    return { kind: 'indicator', ref, explanation };
  }

  #line(ref: FactRef): DerivedFact | undefined {
    const compiled = this.definitions.standard(ref.code);
    if (!compiled) return undefined;
    const { standard } = compiled;
    const { there, read } = this.#readAt(ref, compiled.facts);
    const inputs = there.map(({ ref: at, value, source }): StandardInputValue => ({
      ref: at,
      value,
      ...source,
    }));
    const day = this.at && lastDayAt(this.at, ref.offset ?? 0, ref.years ?? 0);
    if (this.at && day === undefined) return undefined;
    const { lines, row, clause, missing, edition } = compiled.evaluate(read, day);
    const when = row === undefined ? undefined : (edition?.rows ?? standard.rows)[row]?.when;
    const { title, number } = (edition ?? standard).document;
    return {
      kind: 'standard',
      ref,
      label: standard.name,
      document: { title, ...(number !== undefined && { number }) },
      value: lines[ref.line ?? ''] ?? null,
      ...(row !== undefined && {
        row: { number: row + 1, when: when ?? [], ...(clause !== undefined && { clause }) },
      }),
      inputs,
      missing,
    };
  }

  #verdict(ref: FactRef): DerivedFact | undefined {
    const compiled = this.definitions.rule(ref.code);
    if (!compiled) return undefined;
    const { there, read } = this.#readAt(ref, compiled.facts);
    const { verdict, explanation } = compiled.evaluate(read);
    // What the other rule asks for is explained as well.
    this.of(there.map((one) => one.ref));
    return { kind: 'verdict', ref, label: compiled.rule.name, verdict, conditions: explanation };
  }

  /** Facts as they were at another period, and the same under the keys they are read by. */
  #readAt({ offset = 0, years = 0 }: FactRef, refs: readonly FactRef[]) {
    const shifted = refs.map((ref) => shiftFact(ref, offset, years));
    const facts = this.deriver.derive(shifted, this.given, {}, this.at);
    const there = shifted.map((ref) => {
      const key = factKey(ref);
      const source = factSource(facts, key);
      return { ref, value: factValue(facts, key), source: source && { source } };
    });
    const read = Object.fromEntries(
      refs.map((ref, i) => [factKey(ref), facts[factKey(shifted[i] as FactRef)] ?? null]),
    );
    return { there, read };
  }
}

/** The facts under the keys that a formula reads them by when it is computed for another period. */
function seenFrom({ offset = 0, years = 0 }: FactRef, given: Facts): Facts {
  if (offset === 0 && years === 0) return given;
  const seen: Record<FactKey, Facts[FactKey]> = {};
  for (const [key, value] of Object.entries(given)) {
    const ref = parseFactKey(key);
    // An attribute given without a period holds in the earlier ones too.
    const isTimeless = ref.kind === 'attribute' && (ref.offset ?? 0) === 0 && (ref.years ?? 0) === 0;
    if (isTimeless) seen[key] ??= value;
    seen[factKey(shiftFact(ref, -offset, -years))] = value;
  }
  return seen;
}

/** What was given of the facts that were read in some period. */
function relevant(given: Facts, used: ReadonlyMap<FactKey, FactRef>): Facts {
  const timeless = new Set([...used.values()].map(timelessKey));
  return Object.fromEntries(
    Object.entries(given).filter(([key]) => timeless.has(timelessKey(parseFactKey(key)))),
  );
}

function timelessKey({ offset: _offset, years: _years, ...ref }: FactRef): FactKey {
  return factKey(ref);
}

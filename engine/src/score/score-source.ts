import { factValue, hasFact, type Facts } from '../column/index.js';
import { compileIndicator, type CompiledIndicator, type IndicatorExplanation } from '../indicator/index.js';
import {
  factKey,
  type Dictionary,
  type EvaluationWarning,
  type FactKey,
  type FactRef,
  type FactValue,
} from '../model/index.js';
import { compileStandard, type CompiledStandard } from '../standard/index.js';
import type { PeerStatistics } from './form-given.js';
import { isList, scalarFacts, type ScoreFacts, type ScoreList } from './score-facts.js';
import type { ScoreSource } from './score-run.js';

export type Peers = Readonly<Record<string, PeerStatistics | null>>;

/** Computes what a sheet names and the facts do not give: indicators of the period, and lines of standards. */
export class SourceMaker {
  private readonly indicators: readonly {
    readonly key: FactKey;
    readonly ref: FactRef;
    readonly indicator: CompiledIndicator;
  }[];
  private readonly standards: readonly {
    readonly lines: readonly FactRef[];
    readonly standard: CompiledStandard;
  }[];

  /** Facts that something computed depends on, however far down. */
  private readonly inner: ReadonlySet<FactKey>;

  /** @throws ModelError when an indicator or standard that is named is not sound */
  constructor(refs: readonly FactRef[], dictionary: Dictionary) {
    const lines = refs.filter(({ kind }) => kind === 'standard');
    const codes = [...new Set(lines.map(({ code }) => code))];
    this.standards = dictionary.standards
      .filter(({ code }) => codes.includes(code))
      .map((one) => ({
        standard: compileStandard(one, dictionary),
        lines: lines.filter(({ code }) => code === one.code),
      }));
    const needed = [...refs, ...this.standards.flatMap(({ standard }) => standard.facts)];
    const byKey = new Map(needed.filter(isOfThisPeriod).map((ref) => [factKey(ref), ref]));
    this.indicators = [...byKey].flatMap(([key, ref]) => {
      const found = dictionary.indicators.find(({ code }) => code === ref.code);
      return found ? [{ key, ref, indicator: compileIndicator(found, dictionary) }] : [];
    });
    this.inner = new Set(
      [...this.facts, ...this.indicators.flatMap(({ ref }) => innerFacts(ref, dictionary))].map(factKey),
    );
  }

  /** Facts that are read when these indicators and lines are not given. */
  get facts(): readonly FactRef[] {
    return [
      ...this.indicators.flatMap(({ indicator, ref }) => indicator.factsOf(ref.basis)),
      ...this.standards.flatMap(({ standard }) => standard.facts),
    ];
  }

  /** A source in which one fact has another value; what does not depend on it is kept. */
  vary(source: ScoreSource, given: ScoreFacts, key: FactKey, value: ScoreFacts[string]): ScoreSource {
    const varied = { ...given, [key]: value };
    if (this.inner.has(key)) return this.make(varied, source.peers, []);
    if (isList(value)) return { ...source, lists: { ...source.lists, [key]: value } };
    return { ...source, facts: { ...source.facts, [key]: value } };
  }

  make(given: ScoreFacts, peers: Peers, warnings: EvaluationWarning[]): ScoreSource {
    const scalars = scalarFacts(given);
    const derived: Record<FactKey, FactValue> = {};
    const computed = new Map<FactKey, IndicatorExplanation>();
    for (const { key, ref, indicator } of this.indicators) {
      if (hasFact(scalars, key)) continue;
      const result = indicator.evaluate(scalars, ref.basis);
      derived[key] = result.rounded;
      computed.set(key, result.explanation);
      warnings.push(...result.warnings);
    }
    const facts: Facts = { ...scalars, ...derived };
    return { ...this.withLines(facts, warnings), lists: listsOf(given), computed, peers };
  }

  private withLines(facts: Facts, warnings: EvaluationWarning[]): Pick<ScoreSource, 'facts' | 'openLines'> {
    const lines: Record<FactKey, FactValue> = {};
    const openLines = new Set<FactKey>();
    for (const { standard, lines: refs } of this.standards) {
      if (refs.every((ref) => factValue(facts, factKey(ref)) !== null)) continue;
      const result = standard.evaluate(facts);
      warnings.push(...result.warnings);
      for (const ref of refs) {
        const key = factKey(ref);
        if (factValue(facts, key) !== null) continue;
        const value = result.lines[ref.line ?? ''] ?? null;
        lines[key] = value;
        if (value === null && result.row !== undefined) openLines.add(key);
      }
    }
    return { facts: { ...facts, ...lines }, openLines };
  }
}

/** What an indicator is computed from, through other indicators too. */
function innerFacts(ref: FactRef, dictionary: Dictionary, seen = new Set<FactKey>()): readonly FactRef[] {
  const key = factKey(ref);
  const found = dictionary.indicators.find(({ code }) => ref.kind === 'indicator' && code === ref.code);
  if (!found || seen.has(key)) return [];
  seen.add(key);
  const refs = compileIndicator(found, dictionary).factsOf(ref.basis);
  return [...refs, ...refs.flatMap((one) => innerFacts(one, dictionary, seen))];
}

function isOfThisPeriod({ kind, offset, slice, ...rest }: FactRef): boolean {
  const plain = Object.keys(rest).every((key) => key === 'code' || key === 'basis');
  return kind === 'indicator' && (offset ?? 0) === 0 && slice === undefined && plain;
}

function listsOf(facts: ScoreFacts): Record<FactKey, ScoreList> {
  const lists: Record<FactKey, ScoreList> = {};
  for (const [key, fact] of Object.entries(facts)) if (isList(fact)) lists[key] = fact;
  return lists;
}

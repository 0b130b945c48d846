import { conditionFacts } from '../feel/index.js';
import { compileIndicator, type CompiledIndicator } from '../indicator/index.js';
import {
  factKey,
  ModelError,
  type Diagnostic,
  type Dictionary,
  type FactRef,
  type Indicator,
  type PeriodKind,
  type Rule,
} from '../model/index.js';
import { compileRule, type CompiledRule } from '../rule/index.js';
import { periodsBack } from './other-periods.js';
import { relationOf, type DirectedRelation } from './plan-relation.js';
import { compileStandard, type CompiledStandard } from '../standard/index.js';

/** How far from the period judged a rule looks. */
export interface Reach {
  /** Periods back; a changed period p changes verdicts of p … p + back. */
  readonly back: number;
}

/** Everything needed to judge some rules, compiled, in the order in which it must be computed. */
export interface EvaluationPlan {
  readonly dictionary: Dictionary;
  /** Codes of the items to load. */
  readonly items: readonly string[];
  readonly attributes: readonly string[];
  /** Codes of the slices that must be loaded beside the items' totals. */
  readonly slices: readonly string[];
  /** Kinds of period from which something is rolled up: the items are to be loaded by them too. */
  readonly otherKinds: readonly PeriodKind[];
  /** What else than the subjects judged must be loaded, each once; items and attributes hold what is read there. */
  readonly relations: readonly DirectedRelation[];
  readonly indicators: ReadonlyMap<string, CompiledIndicator>;
  readonly standards: ReadonlyMap<string, CompiledStandard>;
  /** Rules asked for and rules whose verdicts they use. */
  readonly rules: ReadonlyMap<string, CompiledRule>;
  /** Rules asked for whose model is broken: their verdicts are unknown. */
  readonly broken: ReadonlyMap<string, ModelError>;
  /** Of the plan's rules, those that depend on any of these items. */
  rulesAffectedBy(items: readonly string[]): string[];
  reach(rule: string): Reach;
}

/** What one definition needs, through everything it names: fact key of item or attribute → periods back at most. */
type Needs = ReadonlyMap<string, number>;

/**
 * @param ruleCodes       all rules of the dictionary when absent; unknown codes are passed over
 * @param indicatorCodes  indicators to compute beside those that the rules need
 * @throws ModelError `plan.cycle` with its path, when verdicts of rules depend on each other in a circle
 */
export function planEvaluation(
  dictionary: Dictionary,
  ruleCodes?: readonly string[],
  indicatorCodes: readonly string[] = [],
): EvaluationPlan {
  const asked = ruleCodes ?? dictionary.rules.map(({ code }) => code);
  const planner = new Planner(dictionary);
  for (const code of asked) planner.addRule(code);
  for (const code of indicatorCodes) planner.addIndicator(code);
  return planner.finish();
}

class Planner {
  readonly #indicators = new Map<string, CompiledIndicator>();
  readonly #standards = new Map<string, CompiledStandard>();
  readonly #rules = new Map<string, CompiledRule>();
  readonly #broken = new Map<string, ModelError>();
  readonly #needs = new Map<string, Needs>();
  readonly #path: string[] = [];
  readonly #relations = new Map<string, DirectedRelation>();
  readonly #slices = new Set<string>();
  readonly #otherKinds = new Set<PeriodKind>();

  constructor(private readonly dictionary: Dictionary) {}

  addRule(code: string): Needs {
    return this.#once('verdict', code, () => {
      const rule = this.dictionary.rules.find((known) => known.code === code);
      if (!rule) return new Map();
      try {
        const compiled = compileRule(rule, this.dictionary);
        const own: readonly FactRef[] = rule.indicator ? [{ kind: 'indicator', code: rule.indicator }] : [];
        const needs = this.#gather([...compiled.facts, ...own], rule.periodKind);
        this.#rules.set(code, compiled);
        return needs;
      } catch (error) {
        if (!(error instanceof ModelError) || error.code === CYCLE || error.code === TOO_DEEP) throw error;
        this.#broken.set(code, error);
        return new Map();
      }
    });
  }

  finish(): EvaluationPlan {
    const keys = new Set<string>();
    const roots = [...this.#rules.keys()].map((code) => `verdict:${code}`);
    for (const root of [...roots, ...[...this.#indicators.keys()].map((code) => `indicator:${code}`)]) {
      for (const key of this.#needs.get(root)?.keys() ?? []) keys.add(key);
    }
    const codes = (kind: string): string[] =>
      [...keys]
        .filter((key) => key.startsWith(`${kind}:`))
        .map((key) => key.slice(kind.length + 1))
        .sort();
    const needs = this.#needs;
    const rules = this.#rules;
    return {
      dictionary: this.dictionary,
      items: codes('item'),
      attributes: codes('attribute'),
      slices: [...this.#slices].sort(),
      otherKinds: [...this.#otherKinds].sort(),
      relations: [...this.#relations.values()],
      indicators: this.#indicators,
      standards: this.#standards,
      rules,
      broken: this.#broken,
      rulesAffectedBy: (items) =>
        [...rules.keys()].filter((code) =>
          items.some((item) => needs.get(`verdict:${code}`)?.has(`item:${item}`)),
        ),
      reach: (rule) => ({ back: Math.max(0, ...(needs.get(`verdict:${rule}`)?.values() ?? [])) }),
    };
  }

  /** @param kind  of period that the facts are looked at from; a standard has none, and no fact of another year */
  #gather(facts: readonly FactRef[], kind: PeriodKind = 'calendarYear'): Needs {
    const needs = new Map<string, number>();
    for (const fact of facts) {
      const back = periodsBack(fact, kind);
      if (fact.slice !== undefined) this.#slices.add(fact.slice);
      if (fact.roll) this.#otherKinds.add(fact.roll.kind);
      for (const [key, further] of this.#needsOf(fact))
        needs.set(key, Math.max(needs.get(key) ?? 0, back + further));
    }
    return needs;
  }

  #needsOf(fact: FactRef): Needs {
    if (fact.via) return this.#needsOfRelated(fact);
    if (fact.kind === 'item' || fact.kind === 'attribute') {
      return new Map([[factKey({ kind: fact.kind, code: fact.code }), 0]]);
    }
    if (fact.kind === 'indicator') return this.addIndicator(fact.code);
    if (fact.kind === 'standard') return this.#addStandard(fact.code);
    return fact.kind === 'verdict' ? this.addRule(fact.code) : new Map();
  }

  /** The fact where it stands, what its condition reads there, and the attribute that peers share. */
  #needsOfRelated({ via, ...inner }: FactRef): Needs {
    if (!via) return new Map();
    const relation = relationOf(this.dictionary, { ...inner, via });
    const from = this.#levelOfPath();
    if (relation) this.#relations.set(JSON.stringify([from, relation]), { from, ...relation });
    const { offset: _offset, years: _years, ...there } = inner;
    const group: readonly FactRef[] = via.by === undefined ? [] : [{ kind: 'attribute', code: via.by }];
    const condition = conditionFacts({ ...inner, via }, this.dictionary);
    return this.#gather([there, ...condition, ...group]);
  }

  /** Level of the definition being worked out. */
  #levelOfPath(): string {
    const name = this.#path.at(-1) ?? '';
    const code = name.slice(name.indexOf(':') + 1);
    const { indicators, standards, rules } = this.dictionary;
    const list = name.startsWith('verdict:') ? rules : name.startsWith('standard:') ? standards : indicators;
    return list.find((one) => one.code === code)?.level ?? '';
  }

  addIndicator(code: string): Needs {
    return this.#once('indicator', code, () => {
      const indicator = this.dictionary.indicators.find((known) => known.code === code);
      if (!indicator) return new Map();
      const compiled = compileIndicator(indicator, this.dictionary);
      const needs = this.#gather(factsOfEveryBasis(indicator, compiled), indicator.periodKind);
      this.#indicators.set(code, compiled);
      return needs;
    });
  }

  #addStandard(code: string): Needs {
    return this.#once('standard', code, () => {
      const standard = this.dictionary.standards.find((known) => known.code === code);
      if (!standard) return new Map();
      const compiled = compileStandard(standard, this.dictionary);
      const needs = this.#gather(compiled.facts);
      this.#standards.set(code, compiled);
      return needs;
    });
  }

  /** Works each definition out once, what it names before it; insertion order is the order of computation. */
  #once(kind: string, code: string, work: () => Needs): Needs {
    const name = `${kind}:${code}`;
    const known = this.#needs.get(name);
    if (known) return known;
    const start = this.#path.indexOf(name);
    if (start >= 0) throw new ModelError([cycle(this.dictionary.rules, [...this.#path.slice(start), name])]);
    if (this.#path.length >= PLAN_DEPTH) throw new ModelError([tooDeep(this.#path[0] ?? name)]);
    this.#path.push(name);
    try {
      const needs = work();
      this.#needs.set(name, needs);
      return needs;
    } finally {
      this.#path.pop();
    }
  }
}

function factsOfEveryBasis(indicator: Indicator, compiled: CompiledIndicator): FactRef[] {
  return indicator.bases.flatMap(({ code }) => compiled.factsOf(code));
}

const CYCLE = 'plan.cycle';
const TOO_DEEP = 'plan.tooDeep';

/** Definitions that may stand in a row, each using the next: rules, indicators, standards. */
export const PLAN_DEPTH = 200;

function tooDeep(first: string): Diagnostic {
  const code = first.slice(first.indexOf(':') + 1);
  return {
    code: TOO_DEEP,
    severity: 'error',
    path: `rules/${code}`,
    message: {
      zh: `“${code}”经过超过 ${PLAN_DEPTH} 层定义才能算出，请减少层数。`,
      en: `“${code}” rests on more than ${PLAN_DEPTH} definitions in a row; use fewer.`,
    },
  };
}

function cycle(rules: readonly Rule[], path: readonly string[]): Diagnostic {
  const codes = path.map((name) => name.slice(name.indexOf(':') + 1));
  const named = codes.map((code) => rules.find((rule) => rule.code === code)?.name);
  return {
    code: CYCLE,
    severity: 'error',
    path: `rules/${codes[0] ?? ''}`,
    message: {
      zh: `规则互相依赖，成环：${named.map((name, i) => name?.zh ?? codes[i]).join(' → ')}`,
      en: `rules depend on each other in a circle: ${named.map((name, i) => name?.en ?? codes[i]).join(' → ')}`,
    },
  };
}

import type { Diagnostic, Dictionary, FactRef } from '../model/index.js';
import { planEvaluation } from '../evaluation/index.js';
import { EMPTY_DICTIONARY, ModelError } from '../model/index.js';
import { CHECKERS, type CheckedUnit } from './check-unit.js';
import { checkNames } from './check-names.js';
import { compareRules, type ReadRule } from './compare-rules.js';
import { uncoveredClauses } from './coverage-map.js';
import {
  CHECKED_LISTS,
  mergeDefinitions,
  type CheckedList,
  type DefinitionList,
  type DefinitionOf,
  type ModelDefinitions,
} from './model-definitions.js';
import { foldedText, mentions, signatureOf } from './signature.js';

/** A definition put in, put in place of another of its code, or taken out. */
export type ModelChange = {
  [L in DefinitionList]: { readonly list: L; readonly code: string; readonly definition?: DefinitionOf<L> };
}[DefinitionList];

export interface ModelChecker {
  readonly definitions: ModelDefinitions;
  /** All findings: names, then by list, definitions in their order, then what is found between them. */
  diagnostics(): readonly Diagnostic[];
  /** Checks again what depends on the changed definition, and nothing else. */
  update(change: ModelChange): readonly Diagnostic[];
}

/** Everything that is wrong with some definitions, held against what else is there. */
export function checkModel(
  definitions: Partial<ModelDefinitions>,
  dictionary: ModelDefinitions = EMPTY_DICTIONARY,
): readonly Diagnostic[] {
  return createChecker(definitions, dictionary).diagnostics();
}

export function createModelChecker(
  definitions: Partial<ModelDefinitions>,
  dictionary: ModelDefinitions = EMPTY_DICTIONARY,
): ModelChecker {
  return createChecker(definitions, dictionary);
}

function createChecker(own: Partial<ModelDefinitions>, dictionary: ModelDefinitions): Checker {
  return new Checker(own, dictionary);
}

type Key = `${CheckedList}/${string}`;
interface KnownUnit extends CheckedUnit {
  readonly text: string;
}

/** Lists that a change of means a new look at everything. */
const EVERYWHERE: readonly DefinitionList[] = ['levels', 'severities', 'hierarchies', 'dataSets', 'evidence'];

class Checker implements ModelChecker {
  #own: Partial<ModelDefinitions>;
  #model: ModelDefinitions;
  readonly #units = new Map<Key, KnownUnit>();
  /** By two rules' codes. */
  readonly #pairs = new Map<string, readonly Diagnostic[]>();
  #circles: readonly Diagnostic[] = [];

  constructor(
    own: Partial<ModelDefinitions>,
    private readonly dictionary: ModelDefinitions,
  ) {
    this.#own = own;
    this.#model = mergeDefinitions(own, dictionary);
    for (const list of CHECKED_LISTS) for (const { code } of own[list] ?? []) this.#check(`${list}/${code}`);
    this.#compareAll(this.#ruleCodes());
    this.#circles = this.#findCircles();
  }

  get definitions(): ModelDefinitions {
    return this.#model;
  }

  diagnostics(): readonly Diagnostic[] {
    const units = CHECKED_LISTS.flatMap((list) =>
      (this.#own[list] ?? []).flatMap(({ code }) => this.#units.get(`${list}/${code}`)?.diagnostics ?? []),
    );
    const place = new Map(this.#ruleCodes().map((code, i) => [code, i]));
    const placeOf = (key: string) => key.split('\n').map((code) => place.get(code) ?? 0);
    const pairs = [...this.#pairs]
      .filter(([, found]) => found.length > 0)
      .map(([key, found]) => ({ at: placeOf(key), found }))
      .sort((a, b) => (a.at[0] ?? 0) - (b.at[0] ?? 0) || (a.at[1] ?? 0) - (b.at[1] ?? 0))
      .flatMap(({ found }) => found);
    const names = checkNames(this.#own, this.#model);
    return [...names, ...units, ...pairs, ...this.#circles, ...this.#uncovered()];
  }

  update(change: ModelChange): readonly Diagnostic[] {
    const { list, code, definition } = change;
    const before = (this.#model[list] ?? []).find((one) => one.code === code);
    this.#put(list, code, definition);
    const after = (this.#model[list] ?? []).find((one) => one.code === code);
    const affected = this.#affectedBy(list, code, before, after);
    for (const key of affected) this.#check(key);
    const rules = [...affected].filter((key) => key.startsWith('rules/')).map((key) => key.slice(6));
    if (rules.length > 0 || list === 'severities') {
      this.#compareAll(list === 'severities' ? this.#ruleCodes() : rules);
      this.#circles = this.#findCircles();
    }
    return this.diagnostics();
  }

  #put(list: DefinitionList, code: string, definition: { readonly code: string } | undefined): void {
    const old = (this.#own[list] ?? []) as readonly { readonly code: string }[];
    const at = old.findIndex((one) => one.code === code);
    const next =
      definition === undefined
        ? old.filter((one) => one.code !== code)
        : at < 0
          ? [...old, definition]
          : old.map((one, i) => (i === at ? definition : one));
    this.#own = { ...this.#own, [list]: next };
    this.#model = mergeDefinitions(this.#own, this.dictionary);
  }

  #affectedBy(list: DefinitionList, code: string, before: unknown, after: unknown): ReadonlySet<Key> {
    const affected = new Set<Key>();
    const all = [...this.#units.keys()];
    const own = `${list}/${code}` as Key;
    if ((CHECKED_LISTS as readonly string[]).includes(list)) affected.add(own);
    if (EVERYWHERE.includes(list)) for (const key of all) affected.add(key);
    if (list === 'indicators') for (const key of this.#above(own)) affected.add(key);
    if (signatureOf(list, before) === signatureOf(list, after)) return affected;
    const names = mentions(before, after);
    for (const [key, { text, diagnostics }] of this.#units) {
      const isDoubtful = diagnostics.some(
        ({ severity, code: found }) => severity === 'error' || found.startsWith('feel.'),
      );
      if (isDoubtful || names.some((name) => text.includes(name))) affected.add(key);
    }
    return affected;
  }

  /** Indicators that name an indicator, through others too: a circle may begin or end in any of them. */
  #above(start: Key): ReadonlySet<Key> {
    const found = new Set<Key>([start]);
    for (let before = 0; before !== found.size;) {
      before = found.size;
      for (const [key, { refs }] of this.#units) {
        if (!key.startsWith('indicators/') || found.has(key)) continue;
        if (refs.some(({ kind, code }) => kind === 'indicator' && found.has(`indicators/${code}`))) {
          found.add(key);
        }
      }
    }
    return found;
  }

  #check(key: Key): void {
    const at = key.indexOf('/');
    const list = key.slice(0, at) as CheckedList;
    const code = key.slice(at + 1);
    const definition = (this.#own[list] ?? []).find((one) => one.code === code);
    if (definition === undefined) {
      this.#units.delete(key);
      return;
    }
    const check = CHECKERS[list] as (one: unknown, model: ModelDefinitions) => CheckedUnit;
    this.#units.set(key, { ...check(definition, this.#model), text: foldedText(definition) });
  }

  #ruleCodes(): readonly string[] {
    return (this.#own.rules ?? []).map(({ code }) => code);
  }

  /** Each of some rules with all that share a fact with it. */
  #compareAll(codes: readonly string[]): void {
    const changed = new Set(codes);
    for (const key of [...this.#pairs.keys()]) {
      if (key.split('\n').some((code) => changed.has(code))) this.#pairs.delete(key);
    }
    const order = this.#ruleCodes();
    const byFact = new Map<string, string[]>();
    for (const code of order) {
      for (const fact of factsOf(this.#units.get(`rules/${code}`))) {
        const sharing = byFact.get(fact);
        if (sharing) sharing.push(code);
        else byFact.set(fact, [code]);
      }
    }
    for (const code of codes) {
      const first = this.#readRule(code);
      const others = new Set(
        [...factsOf(this.#units.get(`rules/${code}`))].flatMap((fact) => byFact.get(fact) ?? []),
      );
      for (const other of first ? others : []) {
        const second = this.#readRule(other);
        const [a, b] = order.indexOf(code) < order.indexOf(other) ? [code, other] : [other, code];
        if (!first || !second || code === other || this.#pairs.has(pairKey(a, b))) continue;
        const pair = a === code ? ([first, second] as const) : ([second, first] as const);
        this.#pairs.set(pairKey(a, b), compareRules(...pair, this.#model.severities));
      }
    }
  }

  #readRule(code: string): ReadRule | undefined {
    const conditions = this.#units.get(`rules/${code}`)?.conditions;
    const rule = (this.#own.rules ?? []).find((one) => one.code === code);
    return rule && conditions && { rule, conditions };
  }

  /** Rules whose verdicts depend on each other; only they are planned, which is dear. */
  #findCircles(): readonly Diagnostic[] {
    const verdicts = new Map(
      this.#ruleCodes().map((code) => [
        code,
        (this.#units.get(`rules/${code}`)?.refs ?? []).flatMap((ref) =>
          ref.kind === 'verdict' ? [ref.code] : [],
        ),
      ]),
    );
    const reported = new Set<string>();
    const found: Diagnostic[] = [];
    for (const code of verdicts.keys()) {
      if (reported.has(code) || !reaches(code, code, verdicts)) continue;
      for (const other of verdicts.keys()) {
        if (reaches(code, other, verdicts) && reaches(other, code, verdicts)) reported.add(other);
      }
      found.push(...circleOf(this.#model, code));
    }
    return found;
  }

  #uncovered(): readonly Diagnostic[] {
    const refs: FactRef[] = [...this.#units.values()].flatMap((unit) => [...unit.refs]);
    return uncoveredClauses(this.#own, refs);
  }
}

const pairKey = (a: string, b: string): string => `${a}\n${b}`;

/** What rules are compared by. */
function factsOf(unit: CheckedUnit | undefined): ReadonlySet<string> {
  return new Set(unit?.refs.map(({ kind, code, line = '' }) => `${kind} ${code} ${line}`));
}

function reaches(from: string, to: string, next: ReadonlyMap<string, readonly string[]>): boolean {
  const seen = new Set<string>();
  const open = [...(next.get(from) ?? [])];
  for (let code = open.pop(); code !== undefined; code = open.pop()) {
    if (code === to) return true;
    if (seen.has(code)) continue;
    seen.add(code);
    open.push(...(next.get(code) ?? []));
  }
  return false;
}

function circleOf(dictionary: Dictionary, code: string): readonly Diagnostic[] {
  try {
    planEvaluation(dictionary, [code]);
    return [];
  } catch (error) {
    if (error instanceof ModelError) return error.diagnostics;
    throw error;
  }
}

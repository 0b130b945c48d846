import type { CompiledDefinitions } from '../evaluation/index.js';
import { factKey, type Dictionary, type FactKey, type FactRef, type Rule } from '../model/index.js';

/** The part of a dictionary that a rule's verdict rests on. */
export interface UsedDefinitions {
  readonly dictionary: Dictionary;
  /** Facts that are read on the way, however they are had, each under its key. */
  readonly facts: ReadonlyMap<FactKey, FactRef>;
}

/**
 * Follows a rule to the indicators, standards and rules it asks for, and these to theirs.
 *
 * @param facts  what the rule itself asks for
 */
export function usedDefinitions(
  rule: Rule,
  facts: readonly FactRef[],
  definitions: CompiledDefinitions,
): UsedDefinitions {
  const found = new Map<FactKey, FactRef>();
  const followed = new Set<string>();
  const open: FactRef[] = [...facts];
  for (let ref = open.pop(); ref; ref = open.pop()) {
    found.set(factKey(ref), ref);
    const name = `${ref.kind}:${ref.code}~${ref.basis ?? ''}`;
    if (followed.has(name)) continue;
    followed.add(name);
    open.push(...factsBehind(ref, definitions));
  }
  return { dictionary: cut(definitions.dictionary, rule, [...found.keys()]), facts: found };
}

/** What a computed fact reads. */
function factsBehind({ kind, code, basis }: FactRef, definitions: CompiledDefinitions): readonly FactRef[] {
  switch (kind) {
    case 'indicator':
      return definitions.indicator(code)?.factsOf(basis) ?? [];
    case 'standard':
      return definitions.standard(code)?.facts ?? [];
    case 'verdict':
      return definitions.rule(code)?.facts ?? [];
    default:
      return [];
  }
}

function cut(dictionary: Dictionary, rule: Rule, keys: readonly FactKey[]): Dictionary {
  const text = keys.join('\n');
  const used = <T extends { readonly code: string }>(list: readonly T[]) =>
    list.filter(({ code }) => text.includes(code));
  const standards = used(dictionary.standards);
  const judged = new Set(standards.flatMap(({ lines }) => lines.map(({ indicator }) => indicator)));
  return {
    levels: dictionary.levels,
    severities: dictionary.severities,
    attributes: used(dictionary.attributes),
    items: used(dictionary.items),
    indicators: dictionary.indicators.filter(
      ({ code }) => text.includes(code) || judged.has(code) || code === rule.indicator,
    ),
    standards,
    rules: used(dictionary.rules),
    ...(dictionary.hierarchies && { hierarchies: dictionary.hierarchies }),
    ...(dictionary.dataSets && { dataSets: used(dictionary.dataSets) }),
    ...(dictionary.evidence && { evidence: used(dictionary.evidence) }),
  };
}

import { parseFactKey } from '../column/index.js';
import {
  evidenceProperties,
  type Dictionary,
  type FactRef,
  type LocalizedText,
  type ValueType,
} from '../model/index.js';
import { createNameIndex, type FeelName, type NamedPart } from './name-index.js';
import type { FormulaScope } from './scope-of-names.js';
import { factsOfCondition, readSelection, relatedName, type SelectionContext } from './subjects/index.js';

interface NamedDefinition {
  readonly ref: FactRef;
  /** Spelling by code, where it is not the reference's. */
  readonly code?: string;
  readonly name: LocalizedText;
  readonly level: string;
  readonly valueType: ValueType;
  readonly facets: Pick<FeelName, 'unit' | 'decimals' | 'periodKind' | 'nature' | 'slices' | 'bases'>;
}

function definitionsOf(dictionary: Dictionary): NamedDefinition[] {
  const slices = slicesByLevel(dictionary);
  return [
    ...dictionary.items.map(({ code, name, level, valueType, unit, periodKind, kind, slices }) => ({
      ref: { kind: 'item', code } as const,
      name,
      level,
      valueType,
      facets: { ...unitOf(unit), periodKind, nature: kind, ...(slices === undefined ? {} : { slices }) },
    })),
    ...dictionary.indicators.map(({ code, name, level, unit, decimals, periodKind, bases }) => ({
      ref: { kind: 'indicator', code } as const,
      name,
      level,
      valueType: 'number' as const,
      facets: { ...unitOf(unit), decimals, periodKind, bases, slices: slices.get(level) ?? [] },
    })),
    ...dictionary.attributes.map(({ code, name, level, valueType }) => ({
      ref: { kind: 'attribute', code } as const,
      name,
      level,
      valueType,
      facets: {},
    })),
    ...(dictionary.evidence ?? []).flatMap((evidence) =>
      evidenceProperties(evidence).map(({ code, name, valueType, unit }) => ({
        ref: { kind: evidence.kind, code: evidence.code, property: code } as const,
        code: `${evidence.code}.${code}`,
        name: { zh: `${evidence.name.zh}.${name.zh}`, en: `${evidence.name.en}.${name.en}` },
        level: evidence.level,
        valueType,
        facets: unitOf(unit),
      })),
    ),
  ];
}

/** What an indicator of a level may be sliced by; its own check says whether all of its items can. */
function slicesByLevel(dictionary: Dictionary): ReadonlyMap<string, readonly NamedPart[]> {
  const byLevel = new Map<string, NamedPart[]>();
  for (const { level, slices = [] } of dictionary.items) {
    if (slices.length === 0) continue;
    const known = byLevel.get(level) ?? [];
    const others = slices.filter(({ code }) => !known.some((one) => one.code === code));
    byLevel.set(level, [...known, ...others]);
  }
  return byLevel;
}

function unitOf(unit: string | undefined): { unit?: string } {
  return unit === undefined ? {} : { unit };
}

function spellings({ ref, code, name, valueType, facets }: NamedDefinition): FeelName[] {
  const texts = new Set([name.zh, name.en, code ?? ref.code]);
  return [...texts].map((text) => ({ text, ref, valueType, label: name, ...facets }));
}

/**
 * Every name that a formula of a level may use: Chinese, English and code of its items, indicators and attributes, and
 * what is known of its evidence (`人才培养方案.已批准`).
 */
export function feelNames(dictionary: Dictionary, level: string): FeelName[] {
  return definitionsOf(dictionary)
    .filter((definition) => definition.level === level)
    .flatMap(spellings);
}

const scopes = new WeakMap<Dictionary, Map<string, FormulaScope>>();

/**
 * @param stored  name in the formula → fact key, as kept beside the formula's text; wins over the dictionary's names,
 *                so that a renamed item breaks nothing
 */
export function formulaScope(
  dictionary: Dictionary,
  level: string,
  stored: Readonly<Record<string, string>> = {},
): FormulaScope {
  const scope = levelScope(dictionary, level);
  const kept = Object.entries(stored);
  if (kept.length === 0) return scope;
  const definitions = definitionsOf(dictionary);
  const storedNames = kept.flatMap(([text, key]): FeelName[] => {
    const ref = parseFactKey(key);
    if (ref.via) return [relatedName(ref, text, selectionContext(dictionary, level)) ?? []].flat();
    const definition = definitions.find(
      (one) => one.ref.kind === ref.kind && one.ref.code === ref.code && one.ref.property === ref.property,
    );
    return definition ? [{ ...(spellings(definition)[0] as FeelName), text, ref }] : [];
  });
  const taken = new Set(storedNames.map((name) => name.text));
  const others = scope.index.names.filter((name) => !taken.has(name.text));
  return { ...scope, index: createNameIndex([...storedNames, ...others], scope.index.selectionAt) };
}

function levelScope(dictionary: Dictionary, level: string): FormulaScope {
  let byLevel = scopes.get(dictionary);
  if (!byLevel) scopes.set(dictionary, (byLevel = new Map<string, FormulaScope>()));
  let scope = byLevel.get(level);
  if (!scope) byLevel.set(level, (scope = createScope(dictionary, level)));
  return scope;
}

/** What the condition of a fact made of others' reads of each of them; nothing for other facts. */
export function conditionFacts(fact: FactRef, dictionary: Dictionary): readonly FactRef[] {
  return factsOfCondition(fact, (level) => selectionContext(dictionary, level), dictionary);
}

/** Where selections of related subjects stand in formulas of a level. */
export function selectionContext(dictionary: Dictionary, level: string): SelectionContext {
  return { dictionary, level, scopeOf: (other) => levelScope(dictionary, other) };
}

function createScope(dictionary: Dictionary, level: string): FormulaScope {
  return {
    index: createNameIndex(feelNames(dictionary, level), (text, folded, at) =>
      readSelection(text, folded, at, selectionContext(dictionary, level)),
    ),
    findElsewhere(text) {
      const found = definitionsOf(dictionary).find(
        ({ ref, name, level: own }) =>
          own !== level && (name.zh === text || name.en === text || ref.code === text),
      );
      if (!found) return undefined;
      const levelName = dictionary.levels.find(({ code }) => code === found.level)?.name;
      return { label: found.name, level: levelName ?? { zh: found.level, en: found.level } };
    },
  };
}

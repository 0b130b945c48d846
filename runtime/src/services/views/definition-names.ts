import type { Indicator, LocalizedText, Rule, Severity } from '@zhengai/engine';
import type { ReleasedDefinitions } from '../../ports/index.js';

/** The released definitions by code: what turns codes into names. */
export interface DefinitionNames {
  readonly rule: (code: string) => Rule | undefined;
  readonly ruleName: (code: string) => LocalizedText;
  readonly indicator: (code: string) => Indicator | undefined;
  readonly severity: (code: string) => Severity;
  readonly levelName: (code: string) => LocalizedText;
  /** Name of one of an attribute's options. */
  readonly optionOf: (attribute: string, value: string) => LocalizedText | undefined;
}

const made = new WeakMap<ReleasedDefinitions, DefinitionNames>();

export function definitionNames(released: ReleasedDefinitions): DefinitionNames {
  const known = made.get(released);
  if (known !== undefined) return known;
  const { dictionary } = released;
  const rules = byCode(dictionary.rules);
  const indicators = byCode(dictionary.indicators);
  const severities = byCode(dictionary.severities);
  const levels = byCode(dictionary.levels);
  const attributes = byCode(dictionary.attributes);
  const names: DefinitionNames = {
    rule: (code) => rules.get(code),
    ruleName: (code) => rules.get(code)?.name ?? same(code),
    indicator: (code) => indicators.get(code),
    severity: (code) => severities.get(code) ?? { code, name: same(code), rank: 0, colour: 'yellow' },
    levelName: (code) => levels.get(code)?.name ?? same(code),
    optionOf: (attribute, value) =>
      attributes.get(attribute)?.options?.find(({ code }) => code === value)?.name,
  };
  made.set(released, names);
  return names;
}

function byCode<T extends { readonly code: string }>(definitions: readonly T[]): ReadonlyMap<string, T> {
  return new Map(definitions.map((definition) => [definition.code, definition]));
}

/** Of a definition that is no longer in force, only its code is left. */
function same(code: string): LocalizedText {
  return { zh: code, en: code };
}

import { parseFactKey } from '../column/index.js';
import type { Diagnostic, Dictionary, FactRef } from '../model/index.js';
import { packError } from './pack-diagnostic.js';
import type { PackCase } from './pack-schema.js';

const SUBJECTS = ['rule', 'standard', 'indicator'] as const;

/** What in a pack's cases cannot be run: names that mean nothing, and outcomes of another kind. */
export function checkCases(cases: readonly PackCase[], dictionary: Dictionary): Diagnostic[] {
  return cases.flatMap((one, i) => checkCase(one, `cases/${i}`, dictionary));
}

function checkCase(one: PackCase, path: string, dictionary: Dictionary): Diagnostic[] {
  const named = SUBJECTS.filter((subject) => one[subject] !== undefined);
  const [subject] = named;
  if (!subject || named.length > 1) {
    return [
      packError(
        'pack.case.subject',
        path,
        `案例“${one.name}”应写 rule、standard、indicator 之一,而且只写一个`,
        `The case “${one.name}” must name one of rule, standard, indicator, and only one`,
      ),
    ];
  }
  const code = one[subject] ?? '';
  const found: Diagnostic[] = [];
  if (!definitionsOf(subject, dictionary).some((definition) => definition.code === code)) {
    found.push(
      packError(
        `pack.case.${subject}.unknown`,
        `${path}/${subject}`,
        `案例“${one.name}”所用的“${code}”没有定义`,
        `“${code}”, which the case “${one.name}” is about, is not defined`,
      ),
    );
  }
  if (!isOutcome(subject, one.expect)) {
    found.push(packError('pack.case.expect', `${path}/expect`, EXPECTED[subject][0], EXPECTED[subject][1]));
  }
  const keys = [one.facts, ...(one.history ?? [])].flatMap((facts) => Object.keys(facts));
  const attributes = Object.keys(one.attributes ?? {}).map((attribute) => `attribute:${attribute}`);
  for (const key of [...keys, ...attributes]) {
    if (isKnown(parseFactKey(key), dictionary)) continue;
    found.push(
      packError(
        'pack.case.fact.unknown',
        `${path}/facts/${key.replaceAll('/', '~1')}`,
        `案例“${one.name}”给出的“${key}”没有定义`,
        `“${key}”, given in the case “${one.name}”, is not defined`,
      ),
    );
  }
  return found;
}

const EXPECTED: Record<(typeof SUBJECTS)[number], readonly [string, string]> = {
  rule: ['规则的案例应期望 triggered、clear 或 unknown', 'A rule’s case expects triggered, clear or unknown'],
  standard: ['标准的案例应按标准线给出期望值', 'A standard’s case expects values by line'],
  indicator: ['指标的案例应期望一个数或 null', 'An indicator’s case expects a number or null'],
};

function isOutcome(subject: (typeof SUBJECTS)[number], expected: PackCase['expect']): boolean {
  const withMissing =
    typeof expected === 'object' && expected !== null && typeof expected['verdict'] === 'string';
  if (subject === 'rule') return typeof expected === 'string' || withMissing;
  if (subject === 'standard') return typeof expected === 'object' && expected !== null && !withMissing;
  return typeof expected === 'number' || expected === null;
}

function definitionsOf(
  kind: Exclude<FactRef['kind'], 'plain'> | 'rule',
  dictionary: Dictionary,
): readonly { readonly code: string }[] {
  const lists: Partial<Record<typeof kind, readonly { readonly code: string }[]>> = {
    level: dictionary.levels,
    record: dictionary.dataSets ?? [],
    item: dictionary.items,
    indicator: dictionary.indicators,
    standard: dictionary.standards,
    attribute: dictionary.attributes,
    verdict: dictionary.rules,
    rule: dictionary.rules,
    target: [],
  };
  return lists[kind] ?? dictionary.evidence?.filter((one) => one.kind === kind) ?? [];
}

function isKnown({ kind, code }: FactRef, dictionary: Dictionary): boolean {
  if (kind === 'plain' || kind === 'target') return true;
  return definitionsOf(kind, dictionary).some((definition) => definition.code === code);
}

import {
  type Dictionary,
  type FactRef,
  type LocalizedText,
  type PeriodKind,
  type Rule,
  factKey,
} from '../model/index.js';
import type { FactSide } from './condition-tree.js';
import {
  findFactDefinition,
  fullNameOf,
  unitOf,
  valueTypeOf,
  type FactDefinition,
} from './fact-definition.js';
import { readFactReference, type FactReferenceFault } from './fact-reference.js';
import { parsePath } from './json-path.js';
import { atOffset, periodKindName } from './period-phrase.js';
import { RULE_BUDGETS } from './rule-budgets.js';
import type { RuleDiagnosticCode } from './rule-diagnostic.js';
import type { PathResolver } from './rule-options.js';
import type { Findings } from './findings.js';

/** The rule being read, as far as its facts depend on it. */
export interface ReadingContext {
  readonly dictionary: Dictionary;
  readonly rule: Pick<Rule, 'code' | 'level' | 'periodKind'>;
  readonly findings: Findings;
  readonly pathResolver?: PathResolver | undefined;
  /** Scalars written in the rule's comparisons so far. */
  readonly written: { values: number };
}

/** What is said of a reference that the dictionary does not hold, by its kind. */
const UNKNOWN: Partial<Record<FactRef['kind'], RuleDiagnosticCode>> = {
  item: 'rule.item.unknown',
  indicator: 'rule.indicator.unknown',
  standard: 'rule.standard.unknown',
  attribute: 'rule.attribute.unknown',
  verdict: 'rule.verdict.unknown',
  target: 'rule.target.unknown',
};

const MISSING: ReadonlySet<FactReferenceFault['kind']> = new Set([
  'codeMissing',
  'lineMissing',
  'propertyMissing',
]);

/** Reads `{ fact, params, path }` against the dictionary; `undefined` when it cannot be used. */
export function readFactSide(
  given: Readonly<Record<string, unknown>>,
  pointer: string,
  context: ReadingContext,
): FactSide | undefined {
  const { findings, dictionary, rule } = context;
  const fact = given['fact'];
  if (typeof fact !== 'string' || fact === '' || fact.length > RULE_BUDGETS.nameLength) {
    findings.add('rule.fact.invalid', `${pointer}/fact`);
    return undefined;
  }
  const { ref, faults } = readFactReference(fact, given['params']);
  for (const fault of faults) reportFault(fault, ref, pointer, findings);
  const unusable = faults.some(({ kind }) => MISSING.has(kind));
  if (unusable || ref.code === '') return undefined;
  const definition = findFactDefinition(ref, dictionary);
  if (definition === undefined) {
    findings.add(UNKNOWN[ref.kind] ?? 'rule.evidence.unknown', pointer, [ref.code]);
    return undefined;
  }
  checkDefinition(definition, ref, pointer, context);
  const path = readPath(given['path'], definition, pointer, context);
  const valueType = valueTypeOf(definition);
  const unit = unitOf(definition, dictionary);
  return {
    kind: 'fact',
    ref,
    key: factKey(ref),
    definition,
    ...(path !== undefined && { path }),
    ...(valueType !== undefined && { valueType }),
    ...(unit !== undefined && { unit }),
    label: atOffset(withQualifiers(definition, ref), ref.offset ?? 0, rule.periodKind),
  };
}

function reportFault(fault: FactReferenceFault, ref: FactRef, pointer: string, findings: Findings): void {
  const params = `${pointer}/params`;
  switch (fault.kind) {
    case 'codeMissing':
      return findings.add('rule.params.missing', params, ['code']);
    case 'lineMissing':
      return findings.add('rule.params.missing', params, ['line']);
    case 'propertyMissing':
      return findings.add('rule.params.missing', params, ['property']);
    case 'unknownParam':
      return findings.add('rule.params.unknown', `${params}/${fault.param}`, [fault.param]);
    case 'paramsOnPlainFact':
      return findings.add('rule.params.ignored', params, [ref.code]);
    case 'invalidParam':
      return findings.add('rule.params.invalid', `${params}/${fault.param}`, [
        fault.param,
        fault.param === 'offset'
          ? {
              zh: `应为 0 或负整数，最多向前 ${RULE_BUDGETS.offset} 期`,
              en: `it must be a whole number from -${RULE_BUDGETS.offset} to 0`,
            }
          : {
              zh: '此类事实不用这个参数，或其值不是文字',
              en: 'this kind of fact does not take it, or it is no text',
            },
      ]);
  }
}

function checkDefinition(
  definition: FactDefinition,
  ref: FactRef,
  pointer: string,
  context: ReadingContext,
): void {
  const { findings, rule, dictionary } = context;
  const levelName = (code: string) => dictionary.levels.find((level) => level.code === code)?.name ?? code;
  const name = fullNameOf(definition);
  const level = levelOf(definition);
  if (level !== undefined && level !== rule.level) {
    findings.add('rule.fact.level', pointer, [name, levelName(level), levelName(rule.level)]);
  }
  const periodKind = periodKindOf(definition);
  if (periodKind !== undefined && periodKind !== rule.periodKind) {
    findings.add('rule.fact.periodKind', pointer, [
      name,
      periodKindName(periodKind),
      periodKindName(rule.periodKind),
    ]);
  }
  if (definition.kind === 'plain') findings.add('rule.fact.unknown', `${pointer}/fact`, [ref.code]);
  if (definition.kind === 'standard' && definition.line === undefined) {
    findings.add('rule.line.unknown', `${pointer}/params/line`, [ref.line ?? '', ref.code]);
  }
  if (definition.kind === 'indicator' && ref.basis !== undefined) {
    const known = definition.indicator.bases.some(({ code }) => code === ref.basis);
    if (!known) findings.add('rule.basis.unknown', `${pointer}/params/basis`, [ref.basis, ref.code]);
  }
  if (definition.kind === 'evidence' && definition.property === undefined) {
    findings.add('rule.property.unknown', `${pointer}/params/property`, [ref.property ?? '', name]);
  }
  if (definition.kind === 'verdict' && ref.code === rule.code && (ref.offset ?? 0) === 0) {
    findings.add('rule.verdict.self', pointer);
  }
}

function levelOf(definition: FactDefinition): string | undefined {
  switch (definition.kind) {
    case 'item':
      return definition.item.level;
    case 'indicator':
    case 'target':
      return definition.indicator.level;
    case 'evidence':
      return definition.evidence.level;
    case 'standard':
      return definition.standard.level;
    case 'attribute':
      return definition.attribute.level;
    case 'verdict':
      return definition.rule.level;
    case 'plain':
      return undefined;
  }
}

function periodKindOf(definition: FactDefinition): PeriodKind | undefined {
  if (definition.kind === 'item') return definition.item.periodKind;
  if (definition.kind === 'indicator') return definition.indicator.periodKind;
  return definition.kind === 'verdict' ? definition.rule.periodKind : undefined;
}

function withQualifiers(definition: FactDefinition, ref: FactRef): LocalizedText {
  const { zh, en } = fullNameOf(definition);
  const basis =
    definition.kind === 'indicator'
      ? definition.indicator.bases.find(({ code }) => code === ref.basis)
      : undefined;
  const zhParts = [basis && `${basis.name.zh}口径`, ref.slice].filter((part) => part !== undefined);
  const enParts = [basis?.name.en, ref.slice].filter((part) => part !== undefined);
  return zhParts.length === 0
    ? { zh, en }
    : { zh: `${zh}（${zhParts.join('，')}）`, en: `${en} (${enParts.join(', ')})` };
}

function readPath(
  path: unknown,
  definition: FactDefinition,
  pointer: string,
  { findings, pathResolver }: ReadingContext,
): FactSide['path'] | undefined {
  if (path === undefined || path === '') return undefined;
  const isText = typeof path === 'string' && path.length <= RULE_BUDGETS.nameLength;
  const text = typeof path === 'string' ? path : typeof path;
  // A caller's own resolver knows its own paths.
  const steps = !isText ? undefined : pathResolver ? [] : parsePath(path);
  if (steps === undefined) {
    findings.add('rule.path.invalid', `${pointer}/path`, [text.slice(0, 100)]);
    return undefined;
  }
  if (definition.kind !== 'plain') {
    findings.add('rule.path.onScalar', `${pointer}/path`, [fullNameOf(definition), text]);
  }
  return { text, steps, ...(pathResolver && { resolver: pathResolver }) };
}

import { Check, Errors } from 'typebox/value';
import { type Diagnostic, type Dictionary, type Rule, RuleSchema } from '../model/index.js';
import { checkHandling } from './check-handling.js';
import type { ConditionNode } from './condition-tree.js';
import { isRecord } from './fact-reference.js';
import { Findings } from './findings.js';
import { type EventParam, readEventParams } from './event-params.js';
import { RULE_BUDGETS } from './rule-budgets.js';
import type { RuleOptions } from './rule-options.js';
import { type ConditionsContext, escapePointer, readTopLevelCondition } from './read-conditions.js';

/** A rule as read: its trees (where they could be read) and everything found wrong with it. */
export interface RuleReading {
  readonly conditions?: ConditionNode;
  readonly recovery?: ConditionNode;
  readonly eventParams: readonly EventParam[];
  /** Conditions read, named ones each time they are put in. */
  readonly steps: number;
  readonly diagnostics: readonly Diagnostic[];
  readonly hasError: boolean;
}

/**
 * Finds what is wrong with a rule: its form, references the dictionary does not hold, operators and values that do not
 * fit a fact's type, circular, too deep or too large conditions. Never throws, whatever it is given.
 */
export function checkRule(
  rule: Rule,
  dictionary: Dictionary,
  options: RuleOptions = {},
): readonly Diagnostic[] {
  return readRule(rule, dictionary, options).diagnostics;
}

/** Reads a rule against the dictionary: one walk that checks and looks everything up. */
export function readRule(rule: Rule, dictionary: Dictionary, options: RuleOptions = {}): RuleReading {
  const code =
    isRecord(rule) && typeof rule.code === 'string' ? rule.code.slice(0, RULE_BUDGETS.nameLength) : '';
  const findings = new Findings(`rules/${code}`);
  if (!hasFewNames(rule, findings)) return nothing(findings);
  // Asking for errors costs seven times as much as asking whether there are any.
  if (!Check(RuleSchema, rule)) {
    for (const error of Errors(RuleSchema, rule)) {
      findings.add('rule.shape.invalid', error.instancePath, [error.message]);
    }
    return nothing(findings);
  }
  checkHead(rule, dictionary, findings);
  checkHandling(rule, dictionary, findings);
  const context: ConditionsContext = {
    dictionary,
    rule,
    findings,
    namedConditions: rule.namedConditions ?? {},
    used: new Set(),
    size: { nodes: 0, tooDeep: false },
    total: { steps: 0 },
    written: { values: 0 },
    open: [],
    depth: 0,
    allowUndefinedConditions: options.allowUndefinedConditions ?? false,
    pathResolver: options.pathResolver,
  };
  const conditions = readTopLevelCondition(rule.conditions, '/conditions', context);
  const recovery =
    rule.lifeCycle.recovery === undefined
      ? undefined
      : readTopLevelCondition(rule.lifeCycle.recovery, '/lifeCycle/recovery', {
          ...context,
          size: { nodes: 0, tooDeep: false },
        });
  // Named conditions that nothing uses are read too: what is stored must be usable.
  const names = Object.keys(context.namedConditions);
  for (const name of names) {
    if (context.used.has(name)) continue;
    readTopLevelCondition(context.namedConditions[name], `/namedConditions/${escapePointer(name)}`, {
      ...context,
      size: { nodes: 0, tooDeep: false },
      open: [name],
    });
  }
  const replaceFacts = options.replaceFactsInEventParams ?? true;
  const eventParams = readEventParams(rule.event.params, replaceFacts, context);
  return {
    eventParams,
    steps: context.total.steps,
    ...(conditions !== undefined && { conditions }),
    ...(recovery !== undefined && { recovery }),
    diagnostics: findings.all,
    hasError: findings.hasError,
  };
}

function nothing(findings: Findings): RuleReading {
  return { eventParams: [], steps: 0, diagnostics: findings.all, hasError: true };
}

/** Asked before the schema is, which takes its time over each name. */
function hasFewNames(rule: unknown, findings: Findings): boolean {
  if (!isRecord(rule)) return true;
  const countOf = (value: unknown) => (isRecord(value) ? Object.keys(value).length : 0);
  const event = isRecord(rule['event']) ? rule['event'] : {};
  if (countOf(rule['namedConditions']) > RULE_BUDGETS.namedConditions) {
    findings.add('rule.condition.tooManyNames', '/namedConditions', [RULE_BUDGETS.namedConditions]);
  }
  if (countOf(event['params']) > RULE_BUDGETS.eventParams) {
    findings.add('rule.event.tooLarge', '/event/params', [RULE_BUDGETS.eventParams]);
  }
  return !findings.hasError;
}

/** What stands around the conditions. A dictionary without levels or severities has no scale to check against. */
function checkHead(rule: Rule, dictionary: Dictionary, findings: Findings): void {
  const has = (list: readonly { readonly code: string }[], code: string) =>
    list.some((entry) => entry.code === code);
  if (!has(dictionary.levels, rule.level)) {
    findings.add(
      'rule.level.unknown',
      '/level',
      [rule.level],
      dictionary.levels.length === 0 ? 'warning' : undefined,
    );
  }
  if (!has(dictionary.severities, rule.event.type)) {
    const severity = dictionary.severities.length === 0 ? 'warning' : undefined;
    findings.add('rule.severity.unknown', '/event/type', [rule.event.type], severity);
  }
  if (rule.indicator !== undefined && !has(dictionary.indicators, rule.indicator)) {
    findings.add('rule.indicator.unknown', '/indicator', [rule.indicator]);
  }
}

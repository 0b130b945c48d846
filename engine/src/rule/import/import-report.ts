import {
  type Diagnostic,
  type Dictionary,
  EMPTY_DICTIONARY,
  type LocalizedText,
  type Rule,
} from '../../model/index.js';
import { type RuleReading, readRule } from '../check-rule.js';
import { type ComparisonNode, comparisonsOf, type ConditionNode } from '../condition-tree.js';
import { isRecord } from '../fact-reference.js';
import { decide } from '../judge.js';
import type { RuleFacts } from '../rule-facts.js';
import { type StockDifferenceCode, stockDifference } from './differences.js';
import { differenceOfError, factsFromText } from './refused.js';
import { holdersOf, Situation } from './situation.js';
import { spoiltFacts } from './spoil.js';
import { optionsOf, stockAsRule } from './stock-as-rule.js';
import { stockOutcome } from './stock-outcome.js';
import type { OurOutcome, StockContext, StockOutcome, StockRule } from './stock-rule.js';

/** Comparisons of one rule that are looked at. */
const MOST_COMPARISONS = 100;

/** One way in which a rule means something else here, with facts that show it. */
export interface ImportDifference {
  readonly code: StockDifferenceCode;
  readonly reason: LocalizedText;
  /** The part of the rule it comes from, a JSON pointer. */
  readonly path: string;
  readonly facts: RuleFacts;
  readonly theirs: StockOutcome;
  readonly ours: OurOutcome;
}

export interface RuleImport {
  readonly rule: StockRule;
  /** What our check says of it; errors refuse it. */
  readonly diagnostics: readonly Diagnostic[];
  /** Each difference once for each part of the rule, in the order of the rule. */
  readonly differences: readonly ImportDifference[];
}

export interface ImportOptions extends StockContext {
  /** Gives facts their types; without it all facts are plain. */
  readonly dictionary?: Dictionary;
}

/**
 * What changes for rules written for json-rules-engine: for each the ways in which its verdict may differ here, found by
 * putting facts together from its own conditions (complete, missing, of another type) and judging them by both meanings.
 */
export function importReport(
  rules: readonly StockRule[],
  options: ImportOptions = {},
): readonly RuleImport[] {
  return rules.map((rule, i) => {
    const { dictionary = EMPTY_DICTIONARY, ...context } = options;
    const ours = stockAsRule(rule, context, `imported-${i + 1}`);
    const reading = readRule(ours, dictionary, optionsOf(context));
    return {
      rule,
      diagnostics: reading.diagnostics.filter(({ code }) => !ABOUT_IMPORTS.has(code)),
      differences: reading.hasError
        ? refusals(rule, ours, reading, context)
        : differences(rule, reading.conditions, context),
    };
  });
}

/** Said of every imported rule, since what it does not say is filled in. */
const ABOUT_IMPORTS = new Set(['rule.level.unknown', 'rule.severity.unknown', 'rule.fact.unknown']);

function differences(
  rule: StockRule,
  conditions: ConditionNode | undefined,
  context: StockContext,
): readonly ImportDifference[] {
  if (conditions === undefined) return [];
  const found = new Map<string, ImportDifference>();
  let looked = 0;
  for (const node of comparisonsOf(conditions)) {
    looked += 1;
    if (looked > MOST_COMPARISONS) break;
    for (const base of situationsOf(conditions, node)) {
      for (const side of [node.left, node.right]) {
        if (side.kind === 'literal') continue;
        for (const { situation, codeFor } of spoiltFacts(base, node, side)) {
          const { facts } = situation;
          const theirs = stockOutcome(rule, facts, context);
          const truth = decide(conditions, facts);
          const ours = truth === null ? 'unknown' : truth ? 'triggered' : 'clear';
          if (ours === theirs) continue;
          const code = codeFor(theirs);
          const path = node.pointer ?? '';
          const key = `${code} ${path}`;
          if (found.has(key)) continue;
          const { reason } = stockDifference(code);
          found.set(key, { code, reason, path, facts, theirs, ours });
        }
      }
    }
  }
  return [...found.values()];
}

/** Facts under which a comparison decides the rule: once true, once false; or any facts, when it is never decided. */
function situationsOf(conditions: ConditionNode, node: ComparisonNode): readonly Situation[] {
  const focused = Situation.EMPTY.focused(conditions, node, holdersOf(conditions, node));
  const settled = [true, false].flatMap((wanted) => focused.settled(node, wanted) ?? []);
  return settled.length > 0 ? settled : focused.undecided(node);
}

function refusals(
  rule: StockRule,
  ours: Rule,
  { diagnostics }: RuleReading,
  context: StockContext,
): readonly ImportDifference[] {
  const trials = factsFromText(rule.conditions, context.conditions);
  const shown = trials
    .map((facts) => ({ facts, theirs: stockOutcome(rule, facts, context) }))
    .find(({ theirs }) => theirs !== 'error');
  // That library refuses it as well, sooner or later.
  if (shown === undefined) return [];
  return diagnostics
    .filter(({ severity }) => severity === 'error')
    .flatMap((diagnostic): ImportDifference[] => {
      const path = diagnostic.path.slice(diagnostic.path.indexOf('/', 'rules/'.length));
      const code = differenceOfError(diagnostic, String(valueAt(ours, path)));
      return code === undefined
        ? []
        : [{ code, reason: stockDifference(code).reason, path, ...shown, ours: 'refused' }];
    });
}

function valueAt(root: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((value, name) => {
      if (Array.isArray(value)) return (value as readonly unknown[])[Number(name)];
      return isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined;
    }, root);
}

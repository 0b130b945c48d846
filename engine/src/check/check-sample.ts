import type { Columns, Facts } from '../column/index.js';
import { createFactDeriver } from '../evaluation/index.js';
import { VERDICT_CODES, type Diagnostic, type Dictionary, type Rule } from '../model/index.js';
import { compileRule, readRule } from '../rule/index.js';
import { checkDiagnostic } from './check-diagnostic.js';

export interface SampleOptions {
  /** A rule that triggers for more than this share of those that can be judged is reported; 0.5 when absent. */
  readonly mostShare?: number;
  /** With fewer subjects that can be judged nothing is said; 5 when absent. */
  readonly leastSubjects?: number;
}

/** What a rule would have made of a sample. */
export interface SampleVerdicts {
  readonly triggered: number;
  readonly clear: number;
  readonly unknown: number;
}

export interface SampleCheck {
  readonly verdicts: SampleVerdicts;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * What a rule would do to a sample of subjects: one that strikes most of them, or none, is seldom meant.
 *
 * @param columns  by fact key, as the rule names its facts
 */
export function checkSample(
  rule: Rule,
  dictionary: Dictionary,
  columns: Columns,
  count: number,
  options: SampleOptions = {},
): SampleCheck {
  const codes = compileRule(rule, dictionary).evaluateColumns(columns, count);
  return checkSampleVerdicts(rule, dictionary, codes, options);
}

/**
 * The same of subjects one by one, with what was collected of each: indicators, lines and other rules' verdicts are worked
 * out where they are not given. The dictionary must have no circle among its rules and indicators.
 */
export function checkSampleFacts(
  rule: Rule,
  dictionary: Dictionary,
  sample: readonly Facts[],
  options: SampleOptions = {},
): SampleCheck {
  const compiled = compileRule(rule, dictionary);
  const deriver = createFactDeriver(dictionary);
  const codes = sample.map((facts) => VERDICT_CODES[compiled.decide(deriver.derive(compiled.facts, facts))]);
  return checkSampleVerdicts(rule, dictionary, Uint8Array.from(codes), options);
}

/**
 * The same of verdicts that are there already, such as those of a grid.
 *
 * @param codes  `VERDICT_CODES`, one for each subject and period
 */
export function checkSampleVerdicts(
  rule: Rule,
  dictionary: Dictionary,
  codes: Uint8Array,
  { mostShare = 0.5, leastSubjects = 5 }: SampleOptions = {},
): SampleCheck {
  const countOf = (code: number) => codes.reduce((sum, one) => sum + (one === code ? 1 : 0), 0);
  const verdicts = {
    triggered: countOf(VERDICT_CODES.triggered),
    clear: countOf(VERDICT_CODES.clear),
    unknown: countOf(VERDICT_CODES.unknown),
  };
  return {
    verdicts,
    diagnostics: findings(rule, dictionary, verdicts, codes.length, mostShare, leastSubjects),
  };
}

function findings(
  rule: Rule,
  dictionary: Dictionary,
  { triggered, clear }: SampleVerdicts,
  count: number,
  mostShare: number,
  leastSubjects: number,
): Diagnostic[] {
  const path = `rules/${rule.code}/conditions`;
  const judged = triggered + clear;
  if (count >= leastSubjects && judged === 0) {
    return [checkDiagnostic('check.sample.unknown', path, [count, namesOfFacts(rule, dictionary)])];
  }
  if (judged < leastSubjects) return [];
  if (triggered === 0) return [checkDiagnostic('check.sample.none', path, [judged])];
  if (triggered / judged <= mostShare) return [];
  const percent = Math.round((triggered / judged) * 100);
  return [checkDiagnostic('check.sample.most', path, [triggered, judged, percent])];
}

function namesOfFacts(rule: Rule, dictionary: Dictionary) {
  const { conditions } = readRule(rule, dictionary);
  const labels = conditions ? [...sidesOf(conditions)] : [];
  const say = (language: 'zh' | 'en', by: string) =>
    [...new Set(labels.map((label) => label[language]))].join(by);
  return { zh: say('zh', '、'), en: say('en', ', ') };
}

type Tree = NonNullable<ReturnType<typeof readRule>['conditions']>;

function* sidesOf(node: Tree): Generator<{ readonly zh: string; readonly en: string }> {
  if (node.kind === 'comparison') {
    yield node.left.label;
    if (node.right.kind === 'fact') yield node.right.label;
  } else for (const child of node.children) yield* sidesOf(child);
}

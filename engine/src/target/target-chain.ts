import type { Dictionary, PeriodTarget, Target } from '../model/index.js';
import { aggregationOf } from './aggregation-of.js';
import { defaultOperator } from './judge-numeric.js';
import { proveTargetChain, type ChainNode, type ChainProof, type ChainRules } from './prove-chain.js';

export interface TargetChainOptions extends Partial<ChainRules> {
  /** The period whose targets are held together. */
  readonly period: string;
  /** Denominators by subject, for a weighted ratio. */
  readonly weights?: Readonly<Record<string, ChainNode['weight']>>;
  /** Subjects below a subject, also those without a target. */
  readonly children?: Readonly<Record<string, readonly string[]>>;
}

/**
 * Proves the chain below a target, along `parent` of the targets and `children` of the subjects; how values add up is
 * read from the indicator where it is not given. `undefined` where it cannot be read, or the target has no numbers.
 */
export function proveTarget(
  root: Target,
  targets: readonly Target[],
  dictionary: Dictionary,
  options: TargetChainOptions,
): ChainProof | undefined {
  if (root.kind !== 'numeric' && root.kind !== 'cumulative') return undefined;
  const indicator = dictionary.indicators.find(({ code }) => code === root.indicator);
  const aggregation = options.aggregation ?? (indicator && aggregationOf(indicator, dictionary));
  if (!aggregation) return undefined;
  const operator = options.operator ?? defaultOperator(root.indicator, dictionary);
  const rules: ChainRules = {
    aggregation,
    operator,
    ...(options.domain === undefined ? {} : { domain: options.domain }),
  };
  return proveTargetChain(nodeOf(root.subject, root, targets, options, new Set()), rules);
}

function nodeOf(
  subject: string,
  target: Target | undefined,
  targets: readonly Target[],
  options: TargetChainOptions,
  above: ReadonlySet<string>,
): ChainNode {
  const seen = new Set([...above, subject]);
  const served = targets.filter((one) => target !== undefined && serves(one, target));
  const bySubject = new Map(served.map((one) => [one.subject, one]));
  const subjects = new Set([...bySubject.keys(), ...(options.children?.[subject] ?? [])]);
  const children = [...subjects]
    // a circle of subjects ends where it began
    .filter((one) => !seen.has(one))
    .map((one) => nodeOf(one, bySubject.get(one), targets, options, seen));
  const weight = options.weights?.[subject];
  const bound = boundOf(target, options.period);
  return {
    subject,
    ...(target === undefined ? {} : { name: target.name }),
    ...(bound === undefined ? {} : { target: bound }),
    ...(weight === undefined ? {} : { weight }),
    children,
  };
}

/** Targets for something else may serve it too, but say nothing about its number. */
function serves(one: Target, parent: Target): boolean {
  return (
    one.parent === parent.code &&
    'indicator' in one &&
    'indicator' in parent &&
    one.indicator === parent.indicator
  );
}

function boundOf(target: Target | undefined, period: string): PeriodTarget | undefined {
  if (target?.kind !== 'numeric' && target?.kind !== 'cumulative') return undefined;
  const values: readonly PeriodTarget[] = target.values;
  return values.find((one) => one.period === period);
}

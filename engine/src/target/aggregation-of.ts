import { formulaScope, parseFormula } from '../feel/index.js';
import type { Aggregation, Dictionary, Indicator } from '../model/index.js';

type Node = NonNullable<ReturnType<typeof parseFormula>['node']>;

/**
 * How an indicator's value follows from those of the subjects below, read from its first formula: a sum of items adds
 * up, a quotient of sums is the mean weighted by its denominator. `undefined` where the formula is neither.
 */
export function aggregationOf(indicator: Indicator, dictionary: Dictionary): Aggregation | undefined {
  const basis = indicator.bases[0];
  if (!basis) return undefined;
  const { node, text } = parseFormula(basis.formula, formulaScope(dictionary, indicator.level, basis.names));
  if (!node) return undefined;
  if (addsUp(node)) return { kind: 'sum' };
  const denominator = denominatorOf(node);
  return denominator && { kind: 'weightedRatio', denominator: text.slice(denominator.from, denominator.to) };
}

/** Facts added, subtracted or multiplied by a number. */
function addsUp(node: Node): boolean {
  if (node.kind === 'slot') return node.type === 'number';
  if (node.kind === 'negate') return addsUp(node.operand);
  if (node.kind !== 'arithmetic') return false;
  const { operator, left, right } = node;
  if (operator === '+' || operator === '-') return addsUp(left) && addsUp(right);
  if (operator === '*') return (addsUp(left) && isNumber(right)) || (isNumber(left) && addsUp(right));
  return operator === '/' && addsUp(left) && isNumber(right);
}

function denominatorOf(node: Node): Node | undefined {
  if (node.kind !== 'arithmetic') return undefined;
  const { operator, left, right } = node;
  if (operator === '*' && isNumber(right)) return denominatorOf(left);
  if (operator === '*' && isNumber(left)) return denominatorOf(right);
  return operator === '/' && addsUp(left) && addsUp(right) ? right : undefined;
}

function isNumber(node: Node): boolean {
  return node.kind === 'literal' && typeof node.value === 'number';
}

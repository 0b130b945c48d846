import { orderComputed } from '../../rounding/index.js';
import type { ComparisonOperator } from '../feel-node.js';
import type { SyntaxNode } from '../syntax-tree.js';
import { compareValues, equalValues } from '../value/index.js';
import type { Compilation } from './compilation.js';

const ORDERS: Readonly<Record<string, (order: number) => boolean>> = {
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

type Compare = (operator: ComparisonOperator, a: unknown, b: unknown) => boolean | null;

/** Over facts the noise of binary fractions does not count; plain FEEL compares as given. */
export function comparerOf({ scope }: Compilation): Compare {
  if (scope.meaning === 'standard') return compareBy;
  return (operator, a, b) => {
    if (typeof a !== 'number' || typeof b !== 'number') return compareBy(operator, a, b);
    return compareBy(operator, orderComputed(a, b), 0);
  };
}

/** Two values held against each other; null for what cannot be. */
function compareBy(operator: ComparisonOperator, a: unknown, b: unknown): boolean | null {
  if (operator === '=' || operator === '!=') {
    const equal = equalValues(a, b);
    return equal === null ? null : equal === (operator === '=');
  }
  const order = compareValues(a, b);
  return order === null ? null : (ORDERS[operator]?.(order) ?? null);
}

/**
 * Whether null stands for "not known" beside an operand: in formulas over facts, unless somebody asks for null itself.
 */
export function isUnknown({ scope }: Compilation, operands: readonly SyntaxNode[]): boolean {
  return scope.meaning === 'facts' && !operands.some(({ name }) => name === 'null');
}

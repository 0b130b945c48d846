import type { FactValue } from '../model/index.js';
import type { FeelNode } from './feel-node.js';

/**
 * The constants that unary tests hold their input (slot 0) against: between two neighbouring numbers, or for any text
 * that is none of them, all tests give one answer. `undefined` when the tests ask about anything else.
 */
export function inputConstants(node: FeelNode): FactValue[] | undefined {
  switch (node.kind) {
    case 'literal':
      return [];
    case 'not':
      return inputConstants(node.operand);
    case 'and':
    case 'or': {
      const parts = node.operands.map(inputConstants);
      return parts.includes(undefined) ? undefined : (parts as FactValue[][]).flat();
    }
    case 'comparison': {
      const [side, other] = node.left.kind === 'slot' ? [node.left, node.right] : [node.right, node.left];
      return side.kind === 'slot' && side.slot === 0 && other.kind === 'literal' ? [other.value] : undefined;
    }
    default:
      return undefined;
  }
}

/** Whether tests order their input (`< "2024-09-01"`), so that texts between their constants differ. */
export function ordersInput(node: FeelNode): boolean {
  switch (node.kind) {
    case 'not':
      return ordersInput(node.operand);
    case 'and':
    case 'or':
      return node.operands.some(ordersInput);
    case 'comparison':
      return node.operator !== '=' && node.operator !== '!=';
    default:
      return false;
  }
}

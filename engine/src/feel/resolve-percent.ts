import type { FeelNode } from './feel-node.js';
import type { FormulaSlot } from './formula-slot.js';
import { LIST_FUNCTIONS } from './number-function.js';
import { isPercentUnit, UnitReader } from './units/index.js';

/**
 * Decides what each `50%` is: 50 against a unit of percent, otherwise 0.5. A node used twice stays one node.
 *
 * @param expected  unit of the whole formula
 */
export function resolvePercent(
  root: FeelNode,
  slots: readonly FormulaSlot[],
  expected: string | undefined,
): FeelNode {
  const done = { true: new Map<FeelNode, FeelNode>(), false: new Map<FeelNode, FeelNode>() };
  const units = new UnitReader(slots);
  const isPercent = (node: FeelNode) => units.unitOf(node).kind === 'percent';

  const resolve = (node: FeelNode, percent: boolean): FeelNode => {
    const known = done[`${percent}`].get(node);
    if (known) return known;
    const resolved = rebuild(node, percent);
    done[`${percent}`].set(node, resolved);
    return resolved;
  };

  const rebuild = (node: FeelNode, percent: boolean): FeelNode => {
    switch (node.kind) {
      case 'percent': {
        const value = percent ? node.value : Number(`${node.value}e-2`);
        return { kind: 'literal', type: 'number', value, from: node.from, to: node.to };
      }
      case 'negate':
      case 'not':
        return { ...node, operand: resolve(node.operand, percent) };
      case 'arithmetic': {
        const sum = node.operator === '+' || node.operator === '-';
        const within = sum && (percent || isPercent(node.left) || isPercent(node.right));
        return { ...node, left: resolve(node.left, within), right: resolve(node.right, within) };
      }
      case 'comparison': {
        const within = isPercent(node.left) || isPercent(node.right);
        return { ...node, left: resolve(node.left, within), right: resolve(node.right, within) };
      }
      case 'and':
      case 'or':
        return { ...node, operands: node.operands.map((operand) => resolve(operand, false)) };
      case 'if': {
        const within = percent || isPercent(node.then) || isPercent(node.otherwise);
        return {
          ...node,
          condition: resolve(node.condition, false),
          then: resolve(node.then, within),
          otherwise: resolve(node.otherwise, within),
        };
      }
      case 'call': {
        const list = Object.hasOwn(LIST_FUNCTIONS, node.name) && node.name !== 'product';
        const within = list && (percent || node.arguments.some(isPercent));
        return {
          ...node,
          arguments: node.arguments.map((one, i) => resolve(one, within || (!list && i === 0 && percent))),
        };
      }
      case 'list':
        return { ...node, items: node.items.map((item) => resolve(item, percent)) };
      case 'literal':
      case 'slot':
      case 'delegated':
        return node;
    }
  };
  return resolve(root, isPercentUnit(expected));
}

import type { FeelNode } from './feel-node.js';
import type { FormulaSlot } from './formula-slot.js';
import { LIST_FUNCTIONS } from './number-function.js';

/** Unit of a value as far as it can be told: sums keep it, products and quotients do not. */
export function unitOfNode(node: FeelNode, slots: readonly FormulaSlot[]): string | undefined {
  switch (node.kind) {
    case 'slot':
      return slots[node.slot]?.unit;
    case 'negate':
      return unitOfNode(node.operand, slots);
    case 'arithmetic':
      return node.operator === '+' || node.operator === '-'
        ? commonUnit([node.left, node.right], slots)
        : undefined;
    case 'if':
      return commonUnit([node.then, node.otherwise], slots);
    case 'call':
      return Object.hasOwn(LIST_FUNCTIONS, node.name)
        ? node.name === 'product'
          ? undefined
          : commonUnit(node.arguments, slots)
        : node.arguments[0] && unitOfNode(node.arguments[0], slots);
    default:
      return undefined;
  }
}

/** The unit shared by all parts that have one. */
function commonUnit(nodes: readonly FeelNode[], slots: readonly FormulaSlot[]): string | undefined {
  const units = new Set(nodes.map((node) => unitOfNode(node, slots)).filter((unit) => unit !== undefined));
  return units.size === 1 ? [...units][0] : undefined;
}

const PERCENT_UNITS = new Set(['%', '％', '百分比', '百分点', 'percent']);

export function isPercentUnit(unit: string | undefined): boolean {
  return unit !== undefined && PERCENT_UNITS.has(unit);
}

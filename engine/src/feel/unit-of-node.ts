import type { FeelNode } from './feel-node.js';
import type { FormulaSlot } from './formula-slot.js';
import { UnitReader, unitText, type Unit } from './units/index.js';

/** Unit of a value as far as it can be told. */
export function unitOfNode(node: FeelNode, slots: readonly FormulaSlot[]): string | undefined {
  const { unit } = node.kind === 'slot' ? (slots[node.slot] ?? {}) : {};
  return unit ?? unitText(new UnitReader(slots).unitOf(node));
}

export function unitOfFormula(node: FeelNode, slots: readonly FormulaSlot[]): Unit {
  return new UnitReader(slots).unitOf(node);
}

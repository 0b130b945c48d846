import type { Diagnostic } from '../../model/index.js';
import { feelDiagnostic } from '../feel-diagnostic.js';
import type { FeelNode } from '../feel-node.js';
import type { FormulaSlot } from '../formula-slot.js';
import { isPlainUnit, unitText, type Unit } from './unit.js';
import { UnitReader } from './unit-reader.js';

/**
 * What is added, subtracted or compared although it counts different things. Units put together by multiplying and
 * dividing are only doubted: they may hide a conversion.
 *
 * @param text  the formula as typed
 */
export function checkUnits(root: FeelNode, slots: readonly FormulaSlot[], text: string): Diagnostic[] {
  const found: Diagnostic[] = [];
  const reader = new UnitReader(slots, (node, left, right) => {
    const sure = isPlainUnit(left) && isPlainUnit(right);
    const typed = text.slice(node.from, node.to);
    const mixed = new Set([left.kind, right.kind]);
    const [a, b] = [describe(left), describe(right)];
    const hint =
      mixed.has('ratio') && mixed.has('percent')
        ? {
            zh: '；比值乘以 100 才是百分数',
            en: '; multiply the ratio by 100 to make it a percentage',
          }
        : { zh: '', en: '' };
    found.push(
      feelDiagnostic(
        'feel.unit',
        node.from,
        node.to,
        `“${typed}”两边的单位不同（${a.zh}与${b.zh}），不能相加减或比较${hint.zh}`,
        `The two sides of “${typed}” are of different units (${a.en} and ${b.en}) and cannot be added or compared${hint.en}`,
        sure ? 'error' : 'warning',
      ),
    );
  });
  reader.unitOf(root);
  return found;
}

export function describe(unit: Unit): { readonly zh: string; readonly en: string } {
  if (unit.kind === 'ratio') return { zh: '比值', en: 'a ratio' };
  if (unit.kind === 'percent') return { zh: '百分数', en: 'a percentage' };
  const text = unitText(unit) ?? '';
  return { zh: text, en: text };
}

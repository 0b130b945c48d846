import { factKey, type FactRef, type LocalizedText } from '../model/index.js';
import type { FeelType } from './feel-node.js';
import type { FeelName } from './name-index.js';

/** One fact that a formula reads; its values stand at the slot's index. */
export interface FormulaSlot {
  readonly ref: FactRef;
  readonly type: FeelType;
  readonly unit?: string;
  readonly label: LocalizedText;
}

/** A name in the text. */
export interface NameUse {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly ref: FactRef;
}

/** The slots of one formula, each fact once. */
export class SlotTable {
  readonly slots: FormulaSlot[] = [];
  private readonly byKey = new Map<string, number>();

  slotOf(name: FeelName, offset = 0): number {
    const ref = offset === 0 ? name.ref : { ...name.ref, offset: (name.ref.offset ?? 0) + offset };
    return this.add({
      ref,
      type: name.valueType,
      label: name.label,
      ...(name.unit === undefined ? {} : { unit: name.unit }),
    });
  }

  add(slot: FormulaSlot): number {
    const key = factKey(slot.ref);
    let index = this.byKey.get(key);
    if (index === undefined) {
      index = this.slots.push(slot) - 1;
      this.byKey.set(key, index);
    }
    return index;
  }
}

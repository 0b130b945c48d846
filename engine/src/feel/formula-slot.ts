import { shiftFact } from '../column/index.js';
import { factKey, type FactRef, type LocalizedText } from '../model/index.js';
import type { FeelType } from './feel-node.js';
import type { FeelName } from './name-index.js';

/** One fact that a formula reads; its values stand at the slot's index. */
export interface FormulaSlot {
  readonly ref: FactRef;
  readonly type: FeelType;
  readonly unit?: string;
  readonly label: LocalizedText;
  /** Of an indicator: those it is shown and judged with. */
  readonly decimals?: number;
}

/** A name in the text. */
export interface NameUse {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly ref: FactRef;
}

interface SlotStore {
  readonly slots: FormulaSlot[];
  readonly byKey: Map<string, number>;
}

/** The slots of one formula, each fact once. */
export class SlotTable {
  constructor(
    private readonly store: SlotStore = { slots: [], byKey: new Map<string, number>() },
    private readonly offset = 0,
    private readonly years = 0,
  ) {}

  get slots(): readonly FormulaSlot[] {
    return this.store.slots;
  }

  /** The same slots for a part of the formula that is computed for another period; what is added lies there. */
  shifted(offset: number, years: number): SlotTable {
    return new SlotTable(this.store, this.offset + offset, this.years + years);
  }

  slotOf(name: FeelName): number {
    return this.add({
      ref: name.ref,
      type: name.valueType,
      label: name.label,
      ...(name.unit === undefined ? {} : { unit: name.unit }),
      ...(name.decimals === undefined ? {} : { decimals: name.decimals }),
    });
  }

  add(slot: FormulaSlot): number {
    const ref = shiftFact(slot.ref, this.offset, this.years);
    const key = factKey(ref);
    let index = this.store.byKey.get(key);
    if (index === undefined) {
      index = this.store.slots.push({ ...slot, ref }) - 1;
      this.store.byKey.set(key, index);
    }
    return index;
  }
}

import { parseTable, tableRegions } from '../../decision-table/index.js';
import type { ParsedFormula } from '../../feel/index.js';
import type { Attribute, DecisionTable, Dictionary, FactValue } from '../../model/index.js';
import { shownValues } from './shown-values.js';
import { pointOf, type Box } from './table-boxes.js';

/** A table's rows as boxes over the values that its cells tell apart. */
export interface TableSpace {
  readonly table: DecisionTable;
  /** By row. */
  readonly boxes: readonly Box[];
  /** Every combination of values that may occur. */
  readonly whole: Box;
  /** Rows with a cell that asks about more than its input: their box is at most what they take. */
  readonly open: ReadonlySet<number>;
  /** Whether it is known which values may occur, so that a gap is one. */
  readonly isComplete: boolean;
  /** Values of one point of a box, by input. */
  readonly valuesAt: (box: Box) => readonly FactValue[];
}

/** `undefined` when the table cannot be read; its own check says why. */
export function tableSpace(table: DecisionTable, dictionary: Dictionary): TableSpace | undefined {
  const parsed = parseTable(table, dictionary);
  const unreadable =
    parsed.inputs.some(({ node }) => !node) || parsed.tests.flat().some((cell) => !cell?.node);
  if (unreadable || table.rows.some(({ when }) => when.length !== table.inputs.length)) return undefined;
  const known = parsed.inputs.map((input): readonly FactValue[] => {
    const slot = input.node?.kind === 'slot' ? input.slots[input.node.slot] : undefined;
    const code = slot?.ref.kind === 'attribute' ? slot.ref.code : undefined;
    const attribute = dictionary.attributes.find((one) => one.code === code);
    return attribute ? valuesOf(attribute) : input.node?.type === 'boolean' ? [true, false] : [];
  });
  const { inputs } = tableRegions(parsed, known);
  const isClosed = (i: number) =>
    (known[i]?.length ?? 0) > 0 || inputs[i]?.samples.every((value) => typeof value === 'number') === true;
  const samples = inputs.map(({ samples: all, constants }, i): readonly (FactValue | undefined)[] => {
    const decimals = shownDecimals(parsed.inputs[i]);
    if (all.length === 0) return [null];
    return decimals === undefined ? all : shownValues(all, constants, decimals);
  });
  const boxes = table.rows.map((_, r) =>
    inputs.map(({ takes, samples: all }) => (all.length === 0 ? 1n : bitsOf(takes[r] ?? new Uint8Array()))),
  );
  const whole = samples.map((all, i) => {
    const options = known[i] ?? [];
    // A text that is no option does not occur, nor does a number that cannot be shown.
    const occurs = (value: FactValue | undefined) =>
      value !== undefined && (options.length === 0 || options.includes(value));
    return bitsOf(all.map((value) => (occurs(value) ? 1 : 0)));
  });
  return {
    table,
    boxes,
    whole,
    open: new Set(inputs.flatMap(({ openRows }) => openRows)),
    isComplete: table.inputs.length > 0 && table.inputs.every((_, i) => isClosed(i)),
    valuesAt: (box) => pointOf(box).map((index, i) => samples[i]?.[index] ?? null),
  };
}

/** Decimals of an input that is an indicator by itself, which tables judge as it is shown. */
function shownDecimals(input: ParsedFormula | undefined): number | undefined {
  const [slot, places] = input?.node?.kind === 'call' ? input.node.arguments : [];
  const shown = slot?.kind === 'slot' ? input?.slots[slot.slot]?.decimals : undefined;
  return places?.kind === 'literal' && places.value === shown ? shown : undefined;
}

function valuesOf({ valueType, options }: Attribute): readonly FactValue[] {
  return valueType === 'boolean' ? [true, false] : (options ?? []).map(({ code }) => code);
}

function bitsOf(flags: ArrayLike<number>): bigint {
  let bits = 0n;
  for (let i = 0; i < flags.length; i++) if (flags[i] === 1) bits |= 1n << BigInt(i);
  return bits;
}

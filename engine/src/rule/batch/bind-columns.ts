import type { Column, Columns } from '../../column/index.js';
import type { ComparisonNode, ConditionNode, FactSide } from '../condition-tree.js';
import { compareSides } from '../judge.js';
import { RULE_BUDGETS } from '../rule-budgets.js';
import type { StructuredValue } from '../rule-facts.js';
import { type BatchNode, type BatchSlots, bitsOf, FALSE_BIT, TRUE_BIT } from './batch-tree.js';
import { ColumnLengthError } from './column-length-error.js';
import { numberTest } from './number-test.js';
import { textCodesOf, type TextCodes } from './text-codes.js';

export interface BoundTree {
  readonly root: BatchNode;
  readonly slots: BatchSlots;
  /** Of two trees from one rule, equal texts mean equal roots; only the slots differ. */
  readonly shape: string;
}

/** Puts columns under a condition tree. */
export function bindColumns(node: ConditionNode, columns: Columns, count: number): BoundTree {
  const binding = new Binding(columns, count);
  return { root: binding.bind(node), slots: binding.slots, shape: binding.shape };
}

function findColumn(columns: Columns, key: string): Column | undefined {
  return Object.hasOwn(columns, key) ? columns[key] : undefined;
}

/** What the rule says decides the rest: numbers compared with what it says always come out alike. */
const SHAPES: Readonly<Record<BatchNode['kind'], string>> = {
  constant: 'u',
  mask: 'm',
  table: 't',
  row: 'r',
  compare: 'n',
  pair: 'n',
  member: 'n',
  whenKnown: 'n',
  all: 'n',
  any: 'n',
  not: 'n',
};

const UNKNOWN: BatchNode = { kind: 'constant', truth: null };

class Binding {
  readonly slots: BatchSlots = {
    numbers: [],
    codes: [],
    bitmaps: [],
    masks: [],
    tables: [],
    sets: [],
    rows: [],
  };
  /** For each comparison how it is computed, and how many columns are in use after it. */
  shape = '';
  private readonly numberSlots = new Map<string, number>();
  private readonly codeSlots = new Map<
    string,
    { readonly slot: number; readonly texts: TextCodes['texts'] }
  >();

  constructor(
    private readonly columns: Columns,
    private readonly count: number,
  ) {}

  bind(node: ConditionNode): BatchNode {
    if (node.kind === 'comparison') {
      const bound = this.bindComparison(node);
      // A column that is missing or of no use takes no slot: the ones after it then stand elsewhere.
      const shape = bound.kind === 'mask' && this.slots.bitmaps[bound.codes] ? 'b' : SHAPES[bound.kind];
      this.shape += `${shape}${this.slots.numbers.length}.${this.slots.codes.length} `;
      return bound;
    }
    const children = node.children.map((child) => this.bind(child));
    if (node.kind === 'not') return { kind: 'not', child: children[0] ?? UNKNOWN };
    if (children.length === 0) return { kind: 'constant', truth: true };
    return { kind: node.kind, children };
  }

  private bindComparison(node: ComparisonNode): BatchNode {
    const { left, right } = node;
    const column = this.columnOf(left);
    if (column === undefined) return UNKNOWN;
    if (right.kind === 'literal') {
      if (right.value === null) return UNKNOWN;
      if (column.kind === 'number') {
        const numbers = { kind: 'numbers', slot: this.numberSlot(left, column.values) } as const;
        return numberTest(
          node.operator,
          numbers,
          right,
          (values) => this.slots.sets.push(new Set(values)) - 1,
        );
      }
      const within = column.kind === 'text' ? membershipOf(node) : undefined;
      return this.byTable(left, column, (value) =>
        bitsOf(within ? within(value as string) : compareSides(node, value, right.value).truth),
      );
    }
    const other = this.columnOf(right);
    if (other === undefined) return UNKNOWN;
    if (column.kind === 'number' && other.kind === 'number') {
      const leftNumbers = { kind: 'numbers', slot: this.numberSlot(left, column.values) } as const;
      const rightNumbers = { kind: 'numbers', slot: this.numberSlot(right, other.values) } as const;
      return numberTest(node.operator, leftNumbers, rightNumbers, () => -1);
    }
    const row = (i: number) => bitsOf(compareSides(node, cellOf(column, i), cellOf(other, i)).truth);
    return { kind: 'row', row: this.slots.rows.push(row) - 1 };
  }

  /** The column a side reads, unless nothing in it could ever be compared. */
  private columnOf(side: FactSide): Column | undefined {
    const column = findColumn(this.columns, side.key);
    if (column === undefined || side.path !== undefined) return undefined;
    if (column.values.length < this.count)
      throw new ColumnLengthError(side.key, column.values.length, this.count);
    if (column.kind === 'number' && side.valueType !== undefined && side.valueType !== 'number')
      return undefined;
    if (column.kind !== 'number' && side.valueType === 'number') return undefined;
    return column;
  }

  private numberSlot(side: FactSide, values: Float64Array): number {
    let slot = this.numberSlots.get(side.key);
    if (slot === undefined) {
      slot = this.slots.numbers.push(values) - 1;
      this.numberSlots.set(side.key, slot);
    }
    return slot;
  }

  /** Every text, date and boolean comparison with something the rule says is decided once for each distinct value. */
  private byTable(
    side: FactSide,
    column: Exclude<Column, { kind: 'number' }>,
    bits: (value: StructuredValue) => number,
  ): BatchNode {
    let known = this.codeSlots.get(side.key);
    if (known === undefined) {
      const { codes, texts, bitmaps }: TextCodes =
        column.kind === 'boolean' ? { codes: column.values, texts: [] } : textCodesOf(column, this.count);
      known = { slot: this.slots.codes.push(codes) - 1, texts };
      this.slots.bitmaps.push(bitmaps);
      this.codeSlots.set(side.key, known);
    }
    const table =
      column.kind === 'boolean'
        ? Uint8Array.of(bits(false), bits(true), 0)
        : Uint8Array.from(known.texts, (text) => (text === null ? 0 : bits(text)));
    if (table.length > 32)
      return { kind: 'table', codes: known.slot, table: this.slots.tables.push(table) - 1 };
    const mask = { isTrue: maskOf(table, TRUE_BIT), isFalse: maskOf(table, FALSE_BIT) };
    return { kind: 'mask', codes: known.slot, mask: this.slots.masks.push(mask) - 1 };
  }
}

/** Whether a text is among those the rule lists, for plain lists: asked of every distinct text. */
function membershipOf({ operator, left, right }: ComparisonNode): ((text: string) => boolean) | undefined {
  const isIn = operator.base === 'in';
  if ((!isIn && operator.base !== 'notIn') || operator.decorators.length > 0) return undefined;
  if (left.valueType !== undefined && left.valueType !== 'text') return undefined;
  if (right.kind !== 'literal' || !isTextList(right.value)) return undefined;
  const texts = new Set(right.value);
  return (text) => texts.has(text) === isIn;
}

function isTextList(value: StructuredValue): value is readonly string[] {
  return (
    Array.isArray(value) &&
    value.length <= RULE_BUDGETS.comparisonSteps &&
    value.every((element) => typeof element === 'string')
  );
}

function maskOf(table: Uint8Array, bit: number): number {
  return table.reduce((mask, bits, code) => ((bits & bit) === 0 ? mask : mask | (1 << code)), 0);
}

function cellOf(column: Column, row: number): StructuredValue {
  const value = column.values[row];
  if (column.kind === 'boolean') return value === 1 ? true : value === 0 ? false : null;
  if (column.kind === 'number') return Number.isNaN(value) ? null : (value ?? null);
  return value ?? null;
}

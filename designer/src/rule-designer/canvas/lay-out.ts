import { EVENT_ID, type NodeId, type Position, type RuleDocument } from '../document/index.js';
import type { CardSize } from './card-size.js';

const GAP = { x: 46, y: 18, loose: 34 };
/** Columns from the event to the left in which a node without a connection waits. */
const LOOSE_COLUMN = { event: 0, all: 1, any: 1, not: 1, named: 2, comparison: 2, fact: 3 } as const;

/**
 * Positions for all nodes: where people put them, else from facts at the left to the event at the right. Conditions
 * stand below each other in their order, so that edges do not cross; a fact used twice stands at its first use.
 */
export function layOut(
  document: RuleDocument,
  sizeOf: (id: NodeId) => CardSize,
): Readonly<Record<NodeId, Position>> {
  const layout = new Layout(document, sizeOf);
  return { ...layout.positions(), ...document.positions };
}

interface Placed {
  readonly column: number;
  /** Middle of the card. */
  readonly y: number;
}

class Layout {
  readonly #placed = new Map<NodeId, Placed>();
  #bottom = 0;

  constructor(
    private readonly document: RuleDocument,
    private readonly sizeOf: (id: NodeId) => CardSize,
  ) {}

  positions(): Record<NodeId, Position> {
    this.#place(EVENT_ID, 0);
    const leadsOn = new Set(this.document.edges.map(({ from }) => from));
    for (const { id, kind } of Object.values(this.document.nodes)) {
      if (this.#placed.has(id) || leadsOn.has(id)) continue;
      this.#bottom += GAP.loose - GAP.y;
      this.#place(id, LOOSE_COLUMN[kind]);
    }
    const right = this.#rightOfColumns();
    return Object.fromEntries(
      [...this.#placed].map(([id, { column, y }]) => {
        const { width, height } = this.sizeOf(id);
        return [id, { x: (right[column] ?? 0) - width, y: y - height / 2 }];
      }),
    );
  }

  /** Places what leads to a node, one below the other, and the node beside their middle. */
  #place(id: NodeId, column: number): Placed {
    const { height } = this.sizeOf(id);
    const top = this.#bottom;
    const alreadyPlaced = this.#placed.size;
    const before = this.#leadingTo(id)
      .filter((from) => !this.#placed.has(from))
      .map((from) => this.#place(from, column + 1));
    const [first, last] = [before[0], before.at(-1)];
    const middle = first && last ? (first.y + last.y) / 2 : top + height / 2;
    const missing = top + height / 2 - middle;
    if (missing > 0) this.#moveDown(alreadyPlaced, missing);
    const placed = { column, y: Math.max(middle, top + height / 2) };
    this.#bottom = Math.max(this.#bottom, placed.y + height / 2 + GAP.y);
    this.#placed.set(id, placed);
    return placed;
  }

  /** Makes room above what was placed last, for a node that is taller than what leads to it. */
  #moveDown(after: number, by: number): void {
    for (const [id, { column, y }] of [...this.#placed].slice(after))
      this.#placed.set(id, { column, y: y + by });
    this.#bottom += by;
  }

  #leadingTo(id: NodeId): NodeId[] {
    const into = this.document.edges.filter(({ to }) => to === id);
    const order = ['left', 'right', 'condition'];
    return [...into].sort((a, b) => order.indexOf(a.port) - order.indexOf(b.port)).map(({ from }) => from);
  }

  /** Right border of each column; the event's is at 0, the others lie to its left. */
  #rightOfColumns(): number[] {
    const widths: number[] = [];
    for (const [id, { column }] of this.#placed) {
      widths[column] = Math.max(widths[column] ?? 0, this.sizeOf(id).width);
    }
    const right: number[] = [];
    let x = 0;
    for (let column = 0; column < widths.length; column += 1) {
      right[column] = x;
      x -= (widths[column] ?? 0) + GAP.x;
    }
    return right;
  }
}

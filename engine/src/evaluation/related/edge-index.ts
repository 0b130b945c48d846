import { periodRange, type Calendar } from '../../time/index.js';
import type { Grid } from '../grid.js';
import type { SubjectEdge } from './related-grids.js';

/** Cells of a lower grid beside the cells of an upper grid that they lie under; sorted by the upper cell. */
export interface CellPairs {
  readonly lower: Int32Array;
  readonly upper: Int32Array;
}

interface Up {
  readonly parent: string;
  readonly level: string;
  readonly code: string;
  readonly hierarchy: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** A chain of parents longer than this runs in a circle. */
const MAX_STEPS = 50;

/** Who stands above whom, by day. */
export class EdgeIndex {
  readonly #byChild = new Map<string, Up[]>();

  constructor(
    edges: readonly SubjectEdge[],
    private readonly calendar?: Calendar,
  ) {
    for (const { hierarchy, parent, child, validFrom, validTo } of edges) {
      const key = nodeKey(child.level, child.code);
      const up: Up = {
        parent: nodeKey(parent.level, parent.code),
        ...parent,
        hierarchy,
        from: validFrom ?? null,
        to: validTo ?? null,
      };
      const known = this.#byChild.get(key);
      if (known) known.push(up);
      else this.#byChild.set(key, [up]);
    }
  }

  /**
   * Pairs of a period that both grids have, where both subjects are valid; the edges are those of its last day.
   *
   * @param hierarchy  any when absent; a subject that is reached on two ways is paired once
   */
  pairs(lower: Grid, upper: Grid, hierarchy: string | undefined): CellPairs {
    const rowOf = new Map(upper.subjects.map((code, row) => [code, row]));
    const columnOf = new Map(upper.periods.map((period, column) => [period, column]));
    const columns = lower.periods.map((period) => columnOf.get(period) ?? -1);
    const days = lower.periods.map((period, at) =>
      columns[at] === -1 ? '' : periodRange(period, this.calendar).to,
    );
    const [lowerCells, upperCells]: [number[], number[]] = [[], []];
    lower.subjects.forEach((code, row) => {
      const climbed = this.#climb(nodeKey(lower.level, code), upper.level, hierarchy, days);
      climbed.forEach((codes, period) => {
        const cell = row * lower.periods.length + period;
        if (lower.valid[cell] !== 1) return;
        for (const above of codes) {
          const at = (rowOf.get(above) ?? NaN) * upper.periods.length + (columns[period] ?? -1);
          if (Number.isNaN(at) || upper.valid[at] !== 1) continue;
          lowerCells.push(cell);
          upperCells.push(at);
        }
      });
    });
    return sortedByUpper(lowerCells, upperCells, upper.subjects.length * upper.periods.length);
  }

  /** Codes of the subjects of a level above one, for each day; none for the empty day. */
  #climb(
    child: string,
    level: string,
    hierarchy: string | undefined,
    days: readonly string[],
  ): readonly (readonly string[])[] {
    const undated = this.#isUndated(child, hierarchy, new Set());
    let shared: readonly string[] | undefined;
    return days.map((day) => {
      if (day === '') return [];
      if (undated) return (shared ??= this.#above(child, level, hierarchy, day));
      return this.#above(child, level, hierarchy, day);
    });
  }

  #isUndated(child: string, hierarchy: string | undefined, seen: Set<string>): boolean {
    if (seen.has(child) || seen.size > MAX_STEPS) return true;
    seen.add(child);
    return (this.#byChild.get(child) ?? []).every(
      (up) =>
        (hierarchy !== undefined && up.hierarchy !== hierarchy) ||
        (up.from === null && up.to === null && this.#isUndated(up.parent, hierarchy, seen)),
    );
  }

  #above(child: string, level: string, hierarchy: string | undefined, day: string): string[] {
    const found = new Set<string>();
    const seen = new Set([child]);
    let open = [child];
    for (let step = 0; step < MAX_STEPS && open.length > 0; step++) {
      const next: string[] = [];
      for (const node of open) {
        for (const up of this.#validUps(node, hierarchy, day)) {
          if (up.level === level) found.add(up.code);
          else if (!seen.has(up.parent)) {
            seen.add(up.parent);
            next.push(up.parent);
          }
        }
      }
      open = next;
    }
    return [...found];
  }

  /** Inside one hierarchy a child has one parent at a time: of several edges that hold, the one that began last. */
  #validUps(node: string, hierarchy: string | undefined, day: string): readonly Up[] {
    const latest = new Map<string, Up>();
    for (const up of this.#byChild.get(node) ?? []) {
      if (hierarchy !== undefined && up.hierarchy !== hierarchy) continue;
      if ((up.from !== null && up.from > day) || (up.to !== null && up.to < day)) continue;
      const known = latest.get(up.hierarchy);
      if (!known || (up.from ?? '') >= (known.from ?? '')) latest.set(up.hierarchy, up);
    }
    return [...latest.values()];
  }
}

function nodeKey(level: string, code: string): string {
  return `${level}\n${code}`;
}

/** Counting sort: stable, so that values keep the order of the lower grid. */
function sortedByUpper(lower: readonly number[], upper: readonly number[], cells: number): CellPairs {
  const starts = new Int32Array(cells + 1);
  for (const cell of upper) starts[cell + 1] = (starts[cell + 1] ?? 0) + 1;
  for (let cell = 0; cell < cells; cell++) starts[cell + 1] = (starts[cell + 1] ?? 0) + (starts[cell] ?? 0);
  const sorted = { lower: new Int32Array(lower.length), upper: new Int32Array(lower.length) };
  lower.forEach((cell, pair) => {
    const above = upper[pair] ?? 0;
    const at = starts[above] ?? 0;
    starts[above] = at + 1;
    sorted.lower[at] = cell;
    sorted.upper[at] = above;
  });
  return sorted;
}

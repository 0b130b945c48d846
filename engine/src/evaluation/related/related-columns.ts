import { compileCondition, selectionContext, type Formula } from '../../feel/index.js';
import { factKey, type Dictionary, type FactKey, type FactRef, type PeriodKind } from '../../model/index.js';
import type { Grid } from '../grid.js';
import { childrenColumn } from './children-column.js';
import { childrenOf, type RelatedMember } from './children-of.js';
import { EdgeIndex, type CellPairs } from './edge-index.js';
import { parentColumn } from './parent-column.js';
import { peersColumn } from './peers-column.js';
import { recordsColumn } from './records-column.js';
import type { GridColumns, RelatedColumn } from './related-column.js';
import type { RelatedGrids } from './related-grids.js';

/** Columns of what lies around the subjects; each is computed once. */
export class RelatedColumns {
  readonly #edges = new Map<Grid, EdgeIndex>();
  readonly #evaluations = new Map<Grid, GridColumns>();
  readonly #pairs = new Map<string, CellPairs>();
  readonly #gridNumbers = new Map<Grid, number>();
  readonly #columns = new Map<Grid, Map<FactKey, RelatedColumn | undefined>>();

  /** @param evaluate  makes the columns of another grid */
  constructor(
    private readonly dictionary: Dictionary,
    private readonly related: RelatedGrids,
    private readonly evaluate: (grid: Grid) => GridColumns,
  ) {}

  /** @returns `undefined` where nothing is known of what the fact is made of */
  column(fact: FactRef, here: GridColumns): RelatedColumn | undefined {
    const { offset: _offset, years: _years, ...there } = fact;
    let columns = this.#columns.get(here.grid);
    if (!columns) this.#columns.set(here.grid, (columns = new Map<FactKey, RelatedColumn | undefined>()));
    const key = factKey(there);
    if (!columns.has(key)) columns.set(key, this.#compute(there, here));
    return columns.get(key);
  }

  /** The subjects below one cell, as a fact of them asks for them; none of any other fact. */
  children(fact: FactRef, here: GridColumns, cell: number): readonly RelatedMember[] {
    const { via } = fact;
    const lower =
      via?.relation === 'children'
        ? this.#evaluationOf(via.level ?? '', here.grid.periodKind, here)
        : undefined;
    if (!via || !lower) return [];
    const pairs = this.#pairsOf(lower.grid, here.grid, via.hierarchy);
    return childrenOf(fact, this.#conditionOf(fact, via.level ?? ''), lower, pairs, cell);
  }

  #compute(fact: FactRef, here: GridColumns): RelatedColumn | undefined {
    const { via } = fact;
    if (!via) return undefined;
    const { level, periodKind } = here.grid;
    switch (via.relation) {
      case 'children': {
        const lower = this.#evaluationOf(via.level ?? '', periodKind, here);
        if (!lower) return undefined;
        const pairs = this.#pairsOf(lower.grid, here.grid, via.hierarchy);
        return childrenColumn(fact, via, this.#conditionOf(fact, via.level ?? ''), lower, here, pairs);
      }
      case 'parent': {
        const upper = this.#evaluationOf(via.level ?? '', periodKind, here);
        return upper && parentColumn(fact, upper, here, this.#pairsOf(here.grid, upper.grid, via.hierarchy));
      }
      case 'peers':
        return peersColumn(
          fact,
          via,
          this.#evaluationOf(level, periodKind, here) ?? here,
          here,
          this.dictionary,
        );
      case 'records': {
        const records = this.related.records?.[fact.code];
        const dataSet = this.dictionary.dataSets?.find(({ code }) => code === fact.code);
        if (!records || !dataSet) return undefined;
        return recordsColumn(fact, via, this.#conditionOf(fact, level), dataSet, records, here);
      }
    }
  }

  /** A condition that the dictionary no longer understands is not known of any. */
  #conditionOf(fact: FactRef, level: string): Formula | undefined {
    return compileCondition(fact, selectionContext(this.dictionary, level));
  }

  #evaluationOf(level: string, periodKind: PeriodKind, here: GridColumns): GridColumns | undefined {
    const grid = this.#gridOf(level, periodKind);
    if (!grid || grid === here.grid) return grid && here;
    let evaluation = this.#evaluations.get(grid);
    if (!evaluation) this.#evaluations.set(grid, (evaluation = this.evaluate(grid)));
    return evaluation;
  }

  #gridOf(level: string, periodKind: PeriodKind): Grid | undefined {
    for (const grid of this.related.grids) {
      if (grid.level !== level) continue;
      if (grid.periodKind === periodKind) return grid;
      const other = grid.otherKinds?.[periodKind];
      if (other) return other;
    }
    return undefined;
  }

  #pairsOf(lower: Grid, upper: Grid, hierarchy: string | undefined): CellPairs {
    const key = `${this.#numberOf(lower)} ${this.#numberOf(upper)} ${hierarchy ?? ''}`;
    let pairs = this.#pairs.get(key);
    if (!pairs) this.#pairs.set(key, (pairs = this.#edgesOf(upper).pairs(lower, upper, hierarchy)));
    return pairs;
  }

  #edgesOf(grid: Grid): EdgeIndex {
    let edges = this.#edges.get(grid);
    if (!edges) this.#edges.set(grid, (edges = new EdgeIndex(this.related.edges, grid.calendar)));
    return edges;
  }

  #numberOf(grid: Grid): number {
    let number = this.#gridNumbers.get(grid);
    if (number === undefined) this.#gridNumbers.set(grid, (number = this.#gridNumbers.size));
    return number;
  }
}

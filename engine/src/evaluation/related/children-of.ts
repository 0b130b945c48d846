import type { Formula } from '../../feel/index.js';
import type { FactRef } from '../../model/index.js';
import { truthsOf } from './children-column.js';
import type { CellPairs } from './edge-index.js';
import { numbersOf, type GridColumns } from './related-column.js';

/** One subject below another, in one period. */
export interface RelatedMember {
  readonly subject: string;
  /** Of what the fact asks; `null` where it is not known, or where the fact asks for the subject alone. */
  readonly value: number | null;
  /** Whether it meets the fact's condition; `null` where that is not known. */
  readonly fits: boolean | null;
}

/** The subjects under one cell of the upper grid, in the order of the lower one; without regard to `known`. */
export function childrenOf(
  { via: _via, ...inner }: FactRef,
  condition: Formula | undefined,
  lower: GridColumns,
  { lower: cells, upper }: CellPairs,
  cell: number,
): RelatedMember[] {
  const { periods, subjects } = lower.grid;
  const below = subjects.length * periods.length;
  const numbers = inner.kind === 'level' ? undefined : numbersOf(lower.unrounded(inner), below);
  const truths = condition && truthsOf(condition, lower, below);
  const members: RelatedMember[] = [];
  for (let pair = upper.indexOf(cell); pair >= 0 && upper[pair] === cell; pair++) {
    const member = cells[pair] ?? 0;
    const value = numbers?.[member] ?? NaN;
    const truth = truths ? (truths[member] ?? 2) : 1;
    members.push({
      subject: subjects[Math.floor(member / periods.length)] ?? '',
      value: Number.isNaN(value) ? null : value,
      fits: truth === 2 ? null : truth === 1,
    });
  }
  return members;
}

import type { Standard, Truth } from '../model/index.js';

/** Row that applies, or why none does. */
export type Hit = number | 'none' | 'unknown' | 'several';

/** Whether a row applies: all its cells do, as far as that is known. */
export function rowTruth(cells: Iterable<Truth>): Truth {
  let truth: Truth = true;
  for (const cell of cells) {
    if (cell === false) return false;
    if (cell === null) truth = null;
  }
  return truth;
}

/**
 * DMN's hit policies over three-valued rows. FIRST: an unknown row above the first hit leaves it open. UNIQUE: the
 * table promises that no other row can apply, so one hit is the answer.
 */
export const HIT_POLICIES: Record<Standard['hitPolicy'], (rows: readonly Truth[]) => Hit> = {
  FIRST: (rows) => {
    const first = rows.findIndex((truth) => truth !== false);
    if (first < 0) return 'none';
    return rows[first] === true ? first : 'unknown';
  },
  UNIQUE: (rows) => {
    const first = rows.indexOf(true);
    if (first < 0) return rows.includes(null) ? 'unknown' : 'none';
    return rows.indexOf(true, first + 1) < 0 ? first : 'several';
  },
};

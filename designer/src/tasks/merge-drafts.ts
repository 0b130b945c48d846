import type { FieldValues } from '../form/index.js';

/** A field that both sides changed, to different values. */
export interface DraftConflict {
  readonly code: string;
  readonly mine: unknown;
  readonly theirs: unknown;
}

export interface DraftMerge {
  /** Both sides' changes; where they conflict, mine. */
  readonly values: FieldValues;
  readonly conflicts: readonly DraftConflict[];
  /** Fields taken over from the other side. */
  readonly takenOver: readonly string[];
}

/** Three-way merge of a form, field by field: `base` is what both sides started from. */
export function mergeDrafts(base: FieldValues, mine: FieldValues, theirs: FieldValues): DraftMerge {
  const values: Record<string, unknown> = {};
  const conflicts: DraftConflict[] = [];
  const takenOver: string[] = [];
  const codes = new Set([...Object.keys(base), ...Object.keys(mine), ...Object.keys(theirs)]);
  for (const code of codes) {
    const [was, here, there] = [base[code], mine[code], theirs[code]];
    const takesTheirs = isSame(here, was) && !isSame(there, was);
    if (takesTheirs) takenOver.push(code);
    else if (!isSame(there, was) && !isSame(here, there)) conflicts.push({ code, mine: here, theirs: there });
    const value = takesTheirs ? there : here;
    if (value !== undefined) values[code] = value;
  }
  return { values, conflicts, takenOver };
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}

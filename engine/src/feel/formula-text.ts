import type { FormulaPart } from './scan-formula.js';

/** A formula as typed, and the safe text the parser reads, with the way back. */
export interface FormulaText {
  readonly text: string;
  readonly safe: string;
  /** The part that begins at a position of the safe text. */
  partAt(safePosition: number): FormulaPart | undefined;
  /** A range of the safe text as a range of the text as typed. */
  original(safeFrom: number, safeTo: number): { from: number; to: number };
}

export function createFormulaText(text: string, parts: readonly FormulaPart[]): FormulaText {
  const starts: number[] = [];
  let safe = '';
  for (const part of parts) {
    starts.push(safe.length);
    safe += part.safe;
  }
  /** Index of the part that holds the character at a safe position. */
  const partIndex = (position: number): number => {
    let [low, high] = [0, parts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] as number) <= position) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const originalAt = (position: number, end: boolean): number => {
    const index = partIndex(end ? position - 1 : position);
    const part = parts[index];
    if (!part || position >= safe.length) return text.length;
    if (part.to - part.from !== part.safe.length) return end ? part.to : part.from;
    return part.from + position - (starts[index] as number);
  };
  return {
    text,
    safe,
    partAt: (position) => {
      const index = partIndex(position);
      return starts[index] === position ? parts[index] : undefined;
    },
    original: (safeFrom, safeTo) => {
      const from = originalAt(safeFrom, false);
      return { from, to: Math.max(from, safeTo > safeFrom ? originalAt(safeTo, true) : from) };
    },
  };
}

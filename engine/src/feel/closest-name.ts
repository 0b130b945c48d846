import { FEEL_FUNCTIONS } from './feel-function.js';
import { normalizeName, type FeelName, type NameIndex } from './name-index.js';

/**
 * The name a person may have meant: the nearest by edit distance, at most a third of its letters away (at least one);
 * a name that holds the text or is held by it comes after that.
 */
export function closestName(text: string, index: NameIndex): FeelName | undefined {
  const wanted = normalizeName(text).toLowerCase();
  if (wanted === '') return undefined;
  let best: FeelName | undefined;
  let bestDistance = Infinity;
  for (const { key, name } of index.spellings()) {
    const limit = Math.max(1, Math.floor(Math.max(key.length, wanted.length) / 3));
    let distance = editDistance(wanted, key, limit);
    // nothing in common is nothing near
    if (distance > limit || distance >= Math.min(wanted.length, key.length)) {
      const contains =
        wanted.length > 1 && (key.includes(wanted) || (key.length > 1 && wanted.includes(key)));
      if (!contains) continue;
      distance = 100 + Math.abs(key.length - wanted.length);
    }
    if (!name.text.includes(text) && !text.includes(name.text)) distance += 0.5;
    if (distance < bestDistance) [best, bestDistance] = [name, distance];
  }
  return best;
}

/** A name as somebody who typed a text would spell it: in Chinese for Chinese. */
export function spelledAs(typed: string, { text, label }: FeelName): string {
  return /\p{Script=Han}/u.test(typed) ? label.zh : text;
}

/** Insertions, deletions, replacements and swaps of neighbours; gives up beyond the limit with any larger number. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replace = (previous[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let cost = Math.min(replace, (previous[j] as number) + 1, (row[j - 1] as number) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (beforePrevious[j - 2] as number) + 1);
      }
      row.push(cost);
    }
    [beforePrevious, previous] = [previous, row];
    if (Math.min(...row) > limit) return limit + 1;
  }
  return previous[b.length] as number;
}

export function closestFunction(text: string): string | undefined {
  return closestText(
    text,
    FEEL_FUNCTIONS.flatMap(({ name, aliases }) => [name, ...(aliases ?? [])]),
  );
}

/** The nearest of some texts, at most a third of its letters away (at least one). */
export function closestText(text: string, known: readonly string[]): string | undefined {
  const wanted = text.toLowerCase();
  let best: string | undefined;
  let bestDistance = Infinity;
  for (const name of known) {
    const limit = Math.max(1, Math.floor(name.length / 3));
    const distance = editDistance(wanted, name.toLowerCase(), limit);
    if (distance <= limit && distance < bestDistance) [best, bestDistance] = [name, distance];
  }
  return best;
}

/**
 * How much work a pattern can cause on a text of n characters when everything goes wrong: about
 * `ways · n^(loops + 1) / (loops + 1)!` steps, since the platform's engine tries one way after another.
 */
export interface PatternCost {
  /** Repetitions without a small limit that follow each other. */
  readonly loops: number;
  /** Product of the small choices: `?`, `{0,3}`, `(a|b)`. */
  readonly ways: number;
  /** May match in more ways than one, so that repeating it without limit explodes. */
  readonly ambiguous: boolean;
}

export const SINGLE: PatternCost = { loops: 0, ways: 1, ambiguous: false };
/** What a group matched may be as long as the text, and is compared once more: as much as a repetition. */
export const BACK_REFERENCE: PatternCost = { loops: 1, ways: 1, ambiguous: false };

/** A repetition of at most so many times counts as a small choice. */
const SMALL_RANGE = 16;
const MAX_WORK = 5e7;
/** A pattern that cannot be used on that many characters is refused. */
const SHORTEST_TEXT = 32;
const LONGEST_TEXT = 1_000_000;

export function sequenceCost(parts: readonly PatternCost[]): PatternCost {
  return {
    loops: parts.reduce((sum, { loops }) => sum + loops, 0),
    ways: parts.reduce((product, { ways }) => product * ways, 1),
    ambiguous: parts.some(({ ambiguous }) => ambiguous),
  };
}

/** @param distinct  each branch begins with another character, so that at most one can match */
export function choiceCost(branches: readonly PatternCost[], distinct: boolean): PatternCost {
  const [only, second] = branches;
  if (only && !second) return only;
  return {
    loops: Math.max(0, ...branches.map(({ loops }) => loops)),
    ways: branches.reduce((sum, { ways }) => sum + ways, 0),
    ambiguous: !distinct || branches.some(({ ambiguous }) => ambiguous),
  };
}

/** `undefined` where a repetition without limit stands around something ambiguous, as in `(a+)+`. */
export function repeatCost(inner: PatternCost, least: number, most: number): PatternCost | undefined {
  const long = most - least > SMALL_RANGE;
  if (long && inner.ambiguous) return undefined;
  const times = long ? 1 : Math.max(1, most);
  return {
    loops: inner.loops * times + (long ? 1 : 0),
    ways: (long ? 1 : most - least + 1) * inner.ways ** times,
    ambiguous: inner.ambiguous || most !== least,
  };
}

/** The longest text that a pattern may be used on, in UTF-16 units; `undefined` when the pattern is refused. */
export function longestText({ loops, ways }: PatternCost): number | undefined {
  let orders = 1;
  for (let i = 2; i <= loops + 1; i++) orders *= i;
  const longest = Math.min(LONGEST_TEXT, Math.floor(((MAX_WORK * orders) / ways) ** (1 / (loops + 1))));
  return longest >= SHORTEST_TEXT ? longest : undefined;
}

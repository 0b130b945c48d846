/** Patterns kept in a list, where they are found fastest: those of up to seven comparisons. */
const LISTED = 3 ** 7;
/** Kept at most beside the list; what a rule meets mostly are a few patterns, over and over. */
const MAX_KEPT = 1_000;

/** What was worked out for a pattern of truths, for the next subject that shows the same. */
export class PatternMemory<T> {
  readonly #listed: (T | undefined)[];
  readonly #others = new Map<number, T>();
  /** Patterns that come to the same share it: the fewer there are, the nearer at hand they stay. */
  readonly #byName = new Map<string, T>();

  /** @param nameOf  equal for what is the same */
  constructor(
    comparisons: number,
    private readonly nameOf: (made: T) => string,
  ) {
    this.#listed = new Array<T | undefined>(Math.min(3 ** comparisons, LISTED)).fill(undefined);
  }

  /** @param pattern  `judged.pattern`; below 0 nothing is remembered */
  get(pattern: number, make: () => T): T {
    if (pattern < 0) return make();
    const known = pattern < LISTED ? this.#listed[pattern] : this.#others.get(pattern);
    return known ?? this.#remember(pattern, make());
  }

  #remember(pattern: number, made: T): T {
    const name = this.nameOf(made);
    const same = this.#byName.get(name) ?? made;
    if (this.#byName.size >= MAX_KEPT) this.#byName.clear();
    this.#byName.set(name, same);
    if (pattern < LISTED) this.#listed[pattern] = same;
    else {
      if (this.#others.size >= MAX_KEPT) this.#others.clear();
      this.#others.set(pattern, same);
    }
    return same;
  }
}

/** Most keys remembered; the oldest are forgotten first. */
const KEY_LIMIT = 10_000;

interface Window {
  count: number;
  /** Milliseconds since the epoch. */
  readonly until: number;
}

/** Counts failures by key in windows of fixed length: what locks a door that somebody tries too often. */
export class FailedAttempts {
  readonly #windows = new Map<string, Window>();

  constructor(
    private readonly limit: number,
    private readonly windowMs: number,
  ) {}

  /** @returns milliseconds until the key may try again, 0 when it may now */
  lockedFor(key: string, nowMs: number): number {
    const window = this.#windows.get(key);
    if (window === undefined || window.until <= nowMs || window.count < this.limit) return 0;
    return window.until - nowMs;
  }

  record(key: string, nowMs: number): void {
    const window = this.#windows.get(key);
    if (window !== undefined && window.until > nowMs) {
      window.count += 1;
      return;
    }
    this.#windows.delete(key);
    this.#windows.set(key, { count: 1, until: nowMs + this.windowMs });
    if (this.#windows.size <= KEY_LIMIT) return;
    const oldest = this.#windows.keys().next();
    if (oldest.done !== true) this.#windows.delete(oldest.value);
  }

  forget(key: string): void {
    this.#windows.delete(key);
  }
}

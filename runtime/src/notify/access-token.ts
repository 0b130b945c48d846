import type { Clock } from '../ports/index.js';

export interface FreshToken {
  readonly token: string;
  readonly expiresInSeconds: number;
}

/** Asked for anew so long before it expires. */
const EARLY_MS = 5 * 60_000;

/** A token that is kept as long as it is valid; several who need it at once ask once. */
export class AccessToken {
  #held: { readonly token: string; readonly untilMs: number } | undefined;
  #asking: Promise<string> | undefined;

  constructor(
    private readonly clock: Clock,
    private readonly ask: () => Promise<FreshToken>,
  ) {}

  /** @throws what `ask` throws; the next one asks again */
  async get(): Promise<string> {
    if (this.#held !== undefined && this.#held.untilMs > Date.parse(this.clock.now()))
      return this.#held.token;
    this.#asking ??= this.#renew().finally(() => {
      this.#asking = undefined;
    });
    return this.#asking;
  }

  /** The platform says that it is no longer valid. */
  forget(token: string): void {
    if (this.#held?.token === token) this.#held = undefined;
  }

  async #renew(): Promise<string> {
    const { expiresInSeconds, token } = await this.ask();
    const lifeMs = expiresInSeconds * 1000;
    this.#held = {
      token,
      untilMs: Date.parse(this.clock.now()) + Math.max(lifeMs - EARLY_MS, lifeMs / 2),
    };
    return token;
  }
}

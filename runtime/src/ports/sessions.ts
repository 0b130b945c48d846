import type { PersonId } from './people.js';

/** One log-in of one person; `data` belongs to the API and is opaque here. */
export interface StoredSession {
  readonly id: string;
  /** `null` before anybody has logged in. */
  readonly personId: PersonId | null;
  readonly data: Readonly<Record<string, unknown>>;
  /** ISO instant. */
  readonly expiresAt: string;
}

export interface SessionStore {
  /** A session that has expired by `now` is absent. */
  find(id: string, now: string): Promise<StoredSession | undefined>;
  /** Adds or replaces. */
  save(session: StoredSession): Promise<void>;
  remove(id: string): Promise<void>;
  /** Ends every log-in of a person, but for the one named: after a change of password. */
  removeOf(personId: PersonId, exceptId?: string): Promise<void>;
  /** @returns how many were removed */
  removeExpired(now: string): Promise<number>;
}

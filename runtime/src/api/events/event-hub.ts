import type { ChangeEvent } from '../../contract/index.js';
import type { Change, PersonId, Store } from '../../ports/index.js';
import type { Hearing } from './hearing.js';
import { whatChanged } from './what-changed.js';

/** One open page. */
export interface Listener {
  readonly sessionId: string;
  readonly personId: PersonId;
  readonly hearing: Hearing;
  readonly send: (event: ChangeEvent) => void;
  readonly close: () => void;
}

/** Changes told together, so that a sweep does not send the same one a thousand times. */
const GATHER_MS = 50;
/** Most changes remembered between two tellings; the rest are dropped, pages ask again anyway. */
const GATHER_LIMIT = 5_000;

/** Tells open pages what has changed, each only what its person may see. */
export class EventHub {
  readonly #listeners = new Set<Listener>();
  readonly #gathered = new Map<string, Change>();
  #timer: NodeJS.Timeout | undefined;
  #telling: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(
    private readonly store: Pick<Store, 'read'>,
    private readonly onFailure: (error: unknown) => void,
  ) {}

  add(listener: Listener): void {
    if (this.#closed) listener.close();
    else this.#listeners.add(listener);
  }

  remove(listener: Listener): void {
    this.#listeners.delete(listener);
  }

  /** Changes of the same thing that follow closely are told once, the last of them. */
  tell(change: Change): void {
    if (this.#listeners.size === 0 || this.#closed) return;
    const key =
      change.id === undefined
        ? `${change.kind}:${JSON.stringify(change.data)}`
        : `${change.kind}:${change.id}`;
    if (this.#gathered.size >= GATHER_LIMIT && !this.#gathered.has(key)) return;
    this.#gathered.set(key, change);
    this.#timer ??= setTimeout(() => {
      this.#telling = this.#telling.then(() => this.#flush()).catch(this.onFailure);
    }, GATHER_MS);
  }

  /** Ends the streams of one log-in. */
  endSession(sessionId: string): void {
    for (const listener of [...this.#listeners]) if (listener.sessionId === sessionId) listener.close();
  }

  /** Ends the streams of all log-ins of a person. */
  endPerson(personId: PersonId): void {
    for (const listener of [...this.#listeners]) if (listener.personId === personId) listener.close();
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    for (const listener of [...this.#listeners]) listener.close();
    this.#listeners.clear();
    await this.#telling;
  }

  async #flush(): Promise<void> {
    this.#timer = undefined;
    const changes = [...this.#gathered.values()];
    this.#gathered.clear();
    const listeners = [...this.#listeners];
    for (const { hearing } of listeners) await hearing.refresh();
    const narrow = listeners.some(({ hearing }) => !hearing.all);
    const about = narrow ? await whatChanged(this.store, changes) : [];
    changes.forEach((change, index) => {
      for (const { hearing, personId, send } of listeners) {
        if (change.kind === 'inbox') {
          if (change.id === personId) send(eventOf(change));
          continue;
        }
        const concerns = about[index];
        if (hearing.all || (concerns !== undefined && hearing.hears(concerns))) send(eventOf(change));
      }
    });
  }
}

function eventOf({ kind, id, data }: Change): ChangeEvent {
  return {
    kind,
    ...(id === undefined ? {} : { id }),
    ...(data === undefined ? {} : { data: { ...data } }),
  };
}

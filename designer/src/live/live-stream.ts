import type { ChangeEvent } from '@zhengai/runtime/contract';

/** What a stream says about itself. `pausedChanges` counts what arrived since the pause. */
export interface LiveState {
  readonly connection: 'connecting' | 'connected' | 'interrupted';
  readonly paused: boolean;
  readonly pausedChanges: number;
}

export type ChangeListener = (changes: readonly ChangeEvent[]) => void;

interface EventSourceLike {
  onopen: ((event: Event) => void) | null;
  onerror: ((event: Event) => void) | null;
  readonly readyState: number;
  addEventListener(type: string, listener: (event: MessageEvent<string>) => void): void;
  close(): void;
}

export interface LiveStreamOptions {
  readonly connect: () => EventSourceLike;
  /** Changes that arrive together are told together. */
  readonly gatherMs?: number;
  /** Least time between two tellings: a sweep changes things for minutes. */
  readonly restMs?: number;
  readonly reconnectMs?: number;
}

/**
 * The stream of changes: gathers bursts (a sweep changes hundreds of things), holds them back while paused,
 * reconnects when the browser has given up. After an interruption everything counts as changed.
 */
export class LiveStream {
  #state: LiveState = { connection: 'connecting', paused: false, pausedChanges: 0 };
  #source: EventSourceLike | undefined;
  #gathered: ChangeEvent[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #reconnect: ReturnType<typeof setTimeout> | undefined;
  #missedSome = false;
  #toldAtMs = 0;
  readonly #watchers = new Set<() => void>();
  readonly #listeners = new Set<ChangeListener>();
  readonly #options: Required<LiveStreamOptions>;

  constructor(options: LiveStreamOptions) {
    this.#options = { gatherMs: 200, restMs: 1500, reconnectMs: 5000, ...options };
  }

  getState = (): LiveState => this.#state;

  /** Tells when the state changes; returns the way to stop. */
  watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  };

  /** Tells about changes; an empty list means that anything may have changed. */
  listen = (listener: ChangeListener): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  start(): void {
    this.stop();
    const source = this.#options.connect();
    this.#source = source;
    source.onopen = () => this.#onOpen();
    source.onerror = () => this.#onError(source);
    source.addEventListener('change', (event) => this.#onChange(event.data));
  }

  stop(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#reconnect);
    this.#timer = undefined;
    this.#source?.close();
    this.#source = undefined;
  }

  pause(): void {
    this.#set({ paused: true, pausedChanges: this.#gathered.length });
  }

  resume(): void {
    this.#set({ paused: false, pausedChanges: 0 });
    this.#tell();
  }

  #onOpen(): void {
    this.#set({ connection: 'connected' });
    if (this.#missedSome && !this.#state.paused) {
      this.#missedSome = false;
      for (const listener of this.#listeners) listener([]);
    }
  }

  #onError(source: EventSourceLike): void {
    this.#missedSome = true;
    this.#set({ connection: 'interrupted' });
    const closed = 2;
    if (source.readyState !== closed) return;
    this.#reconnect = setTimeout(() => this.start(), this.#options.reconnectMs);
  }

  #onChange(data: string): void {
    const change = parseChange(data);
    if (!change) return;
    this.#gathered.push(change);
    if (this.#state.paused) this.#set({ pausedChanges: this.#gathered.length });
    else this.#timer ??= setTimeout(() => this.#tell(), this.#waitMs());
  }

  #tell(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#state.paused) return;
    const changes = this.#missedSome ? [] : this.#gathered;
    const anything = this.#missedSome || this.#gathered.length > 0;
    this.#gathered = [];
    this.#missedSome = false;
    this.#toldAtMs = Date.now();
    if (anything) for (const listener of this.#listeners) listener(changes);
  }

  #waitMs(): number {
    return Math.max(this.#options.gatherMs, this.#toldAtMs + this.#options.restMs - Date.now());
  }

  #set(change: Partial<LiveState>): void {
    this.#state = { ...this.#state, ...change };
    for (const watcher of this.#watchers) watcher();
  }
}

function parseChange(data: string): ChangeEvent | undefined {
  try {
    const value: unknown = JSON.parse(data);
    return typeof value === 'object' && value !== null && 'kind' in value
      ? (value as ChangeEvent)
      : undefined;
  } catch {
    return undefined;
  }
}

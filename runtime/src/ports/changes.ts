/** What a page may want to hear about: delivered after commit, to every API process, at most once. */
export interface Change {
  readonly kind: 'warning' | 'task' | 'definition' | 'observations' | 'progress' | 'inbox';
  /** Of an inbox: the person whose it is. */
  readonly id?: number;
  readonly data?: Readonly<Record<string, unknown>>;
}

export interface ChangeStore {
  /** Sent when the transaction commits. */
  publish(changes: readonly Change[]): Promise<void>;
}

export interface ChangeFeed {
  subscribe(listener: (change: Change) => void): () => void;
  close(): Promise<void>;
}

/** The four queues of the cycle. */
export const QUEUE_NAMES = ['monitor', 'warn', 'diagnose', 'improve'] as const;
export type QueueName = (typeof QUEUE_NAMES)[number];

/** What a job asks for; rows stay until the consumer's own transaction deletes them. */
export type OutboxMessage =
  /** Evaluate rules of one level for a set of subjects from a period on. */
  | {
      readonly queue: 'monitor';
      readonly kind: 'evaluate';
      readonly level: string;
      readonly periodKind: string;
      readonly rules: readonly string[];
      readonly subjectIds: readonly number[];
      /** `periodKey`s, inclusive; all with data when absent. */
      readonly fromPeriod?: number;
      readonly toPeriod?: number;
      /** The periods are all that the level has: no verdict lies outside of them. */
      readonly allPeriods?: boolean;
      /** Verdicts only, or warnings too. */
      readonly warn: boolean;
    }
  /** Fold the life cycle of one rule for these subjects. */
  | {
      readonly queue: 'warn';
      readonly kind: 'fold';
      readonly rule: string;
      readonly subjectIds: readonly number[];
    }
  /** Find the people of new notices. */
  | { readonly queue: 'warn'; readonly kind: 'route'; readonly noticeIds: readonly number[] }
  /** Attach evidence for the cause. */
  | { readonly queue: 'diagnose'; readonly kind: 'attribute'; readonly warningIds: readonly number[] }
  | { readonly queue: 'improve'; readonly kind: 'start'; readonly warningIds: readonly number[] }
  /** Look whether the window's data has arrived. */
  | { readonly queue: 'improve'; readonly kind: 'verify'; readonly instanceIds: readonly number[] };

export interface OutboxRow {
  readonly id: string;
  readonly message: OutboxMessage;
  /** How often the relay has handed it over. */
  readonly attempts: number;
}

export interface OutboxStore {
  add(messages: readonly OutboxMessage[]): Promise<void>;
  /** Locks and reads the rows still there; rows already acknowledged are absent. */
  take(ids: readonly string[]): Promise<OutboxRow[]>;
  acknowledge(ids: readonly string[]): Promise<void>;
}

/** The relay's view, outside any unit of work. */
export interface OutboxRelayStore {
  /** Rows never handed over, or handed over longer ago than `staleAfterMs`; marks them as handed over. */
  claim(limit: number, staleAfterMs: number): Promise<OutboxRow[]>;
  /** Forgets all hand-overs, so that everything pending is handed over again: after the queues were lost. */
  releaseAll(): Promise<number>;
  /** Rows neither acknowledged nor parked. */
  pending(): Promise<Record<QueueName, number>>;
  /**
   * Counts a failure of each row and keeps its error. A row that has failed `parkAfter` times is parked: never claimed
   * again, counted apart, kept for a person to look at.
   */
  recordFailure(ids: readonly string[], error: string, parkAfter: number): Promise<void>;
  parked(): Promise<Record<QueueName, number>>;
  /** Calls back soon after rows were added. @returns stop */
  onAdded(listener: () => void): Promise<() => Promise<void>>;
}

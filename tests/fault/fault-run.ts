/** A run that disturbs the product and says what held all the same. */
export interface FaultRun {
  readonly name: string;
  /** It cannot be had without a Redis on this machine. */
  readonly needsRedis?: boolean;
  run(size: FaultSize): Promise<FaultOutcome>;
}

export type FaultSize = 'full' | 'reduced';

export interface FaultOutcome {
  /** By name, whether it held. */
  readonly invariants: Record<string, boolean>;
  readonly measured: Record<string, unknown>;
}

/** The same "random" moments in every run. */
export function moments(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1_664_525 + 1_013_904_223) >>> 0) / 2 ** 32;
}

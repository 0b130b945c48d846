import type { FactValue } from '@zhengai/engine';
import type { PersonId, SubjectRef } from '../../ports/index.js';
import type { ServiceDeps } from '../service-deps.js';

/** One value as people and sources name it. */
export interface NamedObservation {
  readonly item: string;
  readonly subject: SubjectRef;
  readonly period: string;
  readonly slice?: string;
  readonly value: FactValue;
  /** ISO instant; now when absent. */
  readonly knownAt?: string;
}

/**
 * Stores values and asks for the evaluation of what depends on them, in one transaction: all or none.
 *
 * @throws Failure `observations.invalid`; its parts' paths are `/observations/<index>/<field>`
 */
export async function recordObservations(
  deps: ServiceDeps,
  input: {
    readonly source: string;
    readonly by: PersonId | null;
    readonly observations: readonly NamedObservation[];
  },
): Promise<{ readonly importId: number; readonly appended: number; readonly changed: number }> {
  throw new Error(`not built yet: ${deps.clock.now()} ${input.source}`);
}

import type { FactValue } from '@zhengai/engine';
import type { SubjectRef } from '../../ports/index.js';

/** One value as people and sources name it. */
export interface NamedObservation {
  readonly item: string;
  readonly subject: SubjectRef;
  readonly period: string;
  /** Name of a disaggregation; the total when absent. */
  readonly slice?: string;
  /** `null`: reported as not known. */
  readonly value: FactValue;
  /** ISO instant; now when absent. */
  readonly knownAt?: string;
}

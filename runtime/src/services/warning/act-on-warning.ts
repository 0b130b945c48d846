import type { PersonId, Warning, WarningId } from '../../ports/index.js';
import type { ServiceDeps } from '../service-deps.js';

export const DISMISSAL_REASONS = ['falseAlarm', 'dataError', 'exempted', 'other'] as const;
export type DismissalReason = (typeof DISMISSAL_REASONS)[number];

/** @throws Failure `warning.notFound`, `warning.resolved`. Acknowledging twice changes nothing. */
export async function acknowledgeWarning(
  deps: ServiceDeps,
  input: { readonly warningId: WarningId; readonly by: PersonId },
): Promise<Warning> {
  throw new Error(`not built yet: ${deps.clock.now()} ${input.warningId}`);
}

/**
 * Ends a warning without evidence, with the reason on record; a running improvement of it is cancelled.
 *
 * @throws Failure `warning.notFound`, `warning.resolved`
 */
export async function dismissWarning(
  deps: ServiceDeps,
  input: {
    readonly warningId: WarningId;
    readonly by: PersonId;
    readonly reason: DismissalReason;
    readonly note?: string;
  },
): Promise<Warning> {
  throw new Error(`not built yet: ${deps.clock.now()} ${input.warningId}`);
}

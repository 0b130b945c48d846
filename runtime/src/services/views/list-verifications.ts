import type { VerificationRow } from '../../contract/index.js';
import { warningRowsById } from './task-rows.js';
import type { ViewDependencies } from './view-dependencies.js';
import { seesSubject, type Visibility } from './visibility.js';

/** Improvements whose measure is accepted and whose effect the data has still to show, the oldest first. */
export async function listVerifications(
  deps: ViewDependencies,
  visibility: Visibility,
  limit: number,
): Promise<VerificationRow[]> {
  const instances = await deps.store.read.processes.listAwaiting(limit);
  const warnings = await warningRowsById(
    deps,
    instances.map(({ warningId }) => warningId),
  );
  return instances.flatMap(({ id, warningId, outcome, outcomeReason, frozen }) => {
    const warning = warnings.get(warningId);
    if (warning === undefined || !seesSubject(visibility, warning.subject.id)) return [];
    return [
      {
        instanceId: id,
        warning,
        outcome,
        reason: outcomeReason,
        window: { from: frozen.fromPeriod, to: frozen.toPeriod },
        acceptedAt: frozen.acceptedAt,
      },
    ];
  });
}

import { step, type ProcessEvent } from '@zhengai/engine';
import type { UnitOfWork, Warning } from '../../ports/index.js';
import { storeStep } from './advance-instance.js';
import { getProcess } from './find-process.js';

/** Ends the improvements of a warning that ended without evidence: their open tasks are cancelled. */
export async function cancelImprovements(
  unit: UnitOfWork,
  warning: Pick<Warning, 'id' | 'subjectId'>,
  reason: string,
  at: string,
): Promise<void> {
  for (const { id } of await unit.processes.ofWarning(warning.id)) {
    const instance = await unit.processes.lockInstance(id);
    if (instance?.state.status !== 'running') continue;
    const process = await getProcess(unit, instance);
    const event: ProcessEvent = { kind: 'cancelled', reason };
    await storeStep(unit, { instance, process, warning, at }, event, step(process, instance.state, event));
  }
}

import type { Process } from '@zhengai/engine';
import type { UnitOfWork } from '../../ports/index.js';

/** The version of a process that an instance was started with. */
export async function getProcess(
  unit: UnitOfWork,
  instance: { readonly process: string; readonly processVersion: number },
): Promise<Process> {
  const definition = await unit.definitions.find('process', instance.process, instance.processVersion);
  if (!definition) {
    throw new Error(`process ${instance.process} has no version ${instance.processVersion}`);
  }
  return definition.body as Process;
}

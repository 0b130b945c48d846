import type { UnitOfWork } from '../../ports/index.js';
import type { FoldMessage } from '../evaluation/index.js';
import type { ServiceDeps } from '../service-deps.js';
import { foldWarnings } from './fold-warnings.js';

/** Does what a `fold` message asks for, and has improvements that wait for data look at them. */
export async function handleFold(
  unit: UnitOfWork,
  deps: Pick<ServiceDeps, 'clock' | 'log'>,
  { rule, subjectIds }: FoldMessage,
): Promise<void> {
  await foldWarnings(unit, deps, rule, subjectIds);
  const waiting = await unit.processes.awaitingVerification(rule, subjectIds);
  if (waiting.length === 0) return;
  await unit.outbox.add([{ queue: 'improve', kind: 'verify', instanceIds: waiting.map(({ id }) => id) }]);
}

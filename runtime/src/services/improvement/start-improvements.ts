import { shiftPeriod, startProcess, type Process } from '@zhengai/engine';
import type { ReleasedDefinitions, UnitOfWork, Warning, WarningId } from '../../ports/index.js';
import { storeStep } from '../process-instance/index.js';
import type { ServiceDeps } from '../service-deps.js';
import { latestPeriod } from '../warning/index.js';

/**
 * Starts the improvement that a warning's rule names, once for each warning; warnings that are over meanwhile are
 * passed over.
 */
export async function startImprovements(
  unit: UnitOfWork,
  deps: Pick<ServiceDeps, 'clock' | 'log'>,
  warningIds: readonly WarningId[],
): Promise<void> {
  const released = await unit.definitions.released();
  const settings = await unit.settings.get();
  for (const seen of await inLockingOrder(unit, warningIds)) {
    await unit.warnings.lock(seen.rule, [seen.subjectId]);
    const warning = await unit.warnings.find(seen.id);
    if (!warning || warning.state === 'resolved') continue;
    const process = processOf(released, warning);
    if (!process) {
      deps.log.warn({ warning: warning.id, rule: warning.rule }, 'no released process to start');
      continue;
    }
    const toPeriod = shiftPeriod(warning.openedIn, windowPeriods(process), settings.calendar);
    await startImprovement(unit, deps, { released, warning, process, toPeriod });
  }
}

async function startImprovement(
  unit: UnitOfWork,
  { clock }: Pick<ServiceDeps, 'clock'>,
  start: {
    readonly released: ReleasedDefinitions;
    readonly warning: Warning;
    readonly process: Process;
    readonly toPeriod: string;
  },
): Promise<void> {
  const { process, released, warning } = start;
  const now = clock.now();
  const rule = released.dictionary.rules.find(({ code }) => code === warning.rule);
  const first = startProcess(process, {});
  const instance = await unit.processes.insertInstance({
    process: process.code,
    processVersion: released.processVersions.get(process.code) ?? 1,
    warningId: warning.id,
    state: first.state,
    seq: 0,
    frozen: {
      rule: warning.rule,
      ruleVersion: warning.ruleVersion,
      indicator: rule?.indicator ?? null,
      fromPeriod: warning.openedIn,
      toPeriod: start.toPeriod,
      acceptedAt: null,
    },
    outcome: null,
    outcomeReason: null,
    startedAt: now,
  });
  if (!instance) return;
  await storeStep(unit, { instance, process, warning, at: now }, null, first);
  await unit.warnings.addEvent({
    warningId: warning.id,
    kind: 'improvementStarted',
    at: now,
    by: null,
    period: await latestPeriod(unit, warning),
    data: { process: process.code, instanceId: instance.id },
  });
  await unit.changes.publish([{ kind: 'warning', id: warning.id, data: { improvement: instance.id } }]);
}

function processOf(released: ReleasedDefinitions, warning: Warning): Process | undefined {
  const rule = released.dictionary.rules.find(({ code }) => code === warning.rule);
  return released.processes.find(({ code }) => code === rule?.process);
}

export function windowPeriods(process: Process): number {
  return process.nodes.find((node) => node.kind === 'verificationTask')?.windowPeriods ?? 0;
}

/** Everybody locks warnings by rule and subject in this order. */
async function inLockingOrder(unit: UnitOfWork, ids: readonly WarningId[]): Promise<Warning[]> {
  const warnings = await unit.warnings.byIds([...new Set(ids)]);
  return warnings.sort((a, b) => (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : a.subjectId - b.subjectId));
}

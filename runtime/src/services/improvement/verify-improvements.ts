import { shiftPeriod, step, verifyEffect, type Process, type ProcessEvent } from '@zhengai/engine';
import type {
  InstanceId,
  ProcessInstance,
  ReleasedDefinitions,
  Settings,
  UnitOfWork,
  Warning,
} from '../../ports/index.js';
import { expectation, getProcess, storeStep } from '../process-instance/index.js';
import type { ServiceDeps } from '../service-deps.js';
import { foldWarnings } from '../warning/index.js';
import { collectEvidence } from './collect-evidence.js';
import { windowPeriods } from './start-improvements.js';

interface VerificationScope {
  readonly released: ReleasedDefinitions;
  readonly settings: Settings;
}

type Effect = ReturnType<typeof verifyEffect>;

/** Looks whether the data of the window have arrived, and what they say; instances that do not wait are passed over. */
export async function verifyImprovements(
  unit: UnitOfWork,
  deps: Pick<ServiceDeps, 'clock' | 'log'>,
  instanceIds: readonly InstanceId[],
): Promise<void> {
  const scope = { released: await unit.definitions.released(), settings: await unit.settings.get() };
  for (const id of [...new Set(instanceIds)].sort((a, b) => a - b)) {
    await verifyImprovement(unit, deps, scope, id);
  }
}

async function verifyImprovement(
  unit: UnitOfWork,
  deps: Pick<ServiceDeps, 'clock' | 'log'>,
  scope: VerificationScope,
  id: InstanceId,
): Promise<void> {
  const warning = await lockWarningOf(unit, id);
  const instance = warning && (await unit.processes.lockInstance(id));
  if (!warning || instance?.state.status !== 'running' || instance.frozen.acceptedAt === null) return;
  const process = await getProcess(unit, instance);
  const waiting = instance.state.tokens.find(({ nodeId }) =>
    process.nodes.some((node) => node.id === nodeId && node.kind === 'verificationTask'),
  );
  const [subject] = await unit.subjects.byIds([warning.subjectId]);
  if (!waiting || !subject) return;

  const effect = verifyEffect(
    expectation(instance.frozen, instance.frozen.acceptedAt),
    await collectEvidence(unit, scope, subject, instance.frozen),
  );
  if (effect.outcome === 'cannotTellYet') {
    await keepWaiting(unit, instance, warning, effect);
    return;
  }
  const event: ProcessEvent = { kind: 'verified', ...waiting, outcome: effect.outcome };
  await conclude(unit, deps, scope, { instance, process, warning, effect, event });
}

async function keepWaiting(
  unit: UnitOfWork,
  instance: ProcessInstance,
  warning: Warning,
  { outcome, reason }: Effect,
): Promise<void> {
  if (instance.outcome === outcome && instance.outcomeReason?.zh === reason.zh) return;
  await unit.processes.saveInstance(instance.id, { outcome, outcomeReason: reason });
  await unit.changes.publish([{ kind: 'warning', id: warning.id, data: { effect: outcome } }]);
}

async function conclude(
  unit: UnitOfWork,
  deps: Pick<ServiceDeps, 'clock' | 'log'>,
  { settings }: VerificationScope,
  conclusion: {
    readonly instance: ProcessInstance;
    readonly process: Process;
    readonly warning: Warning;
    readonly effect: Effect;
    readonly event: ProcessEvent;
  },
): Promise<void> {
  const { effect, event, instance, process, warning } = conclusion;
  const at = deps.clock.now();
  const period = effect.period ?? instance.frozen.toPeriod;
  const isEffective = effect.outcome === 'effective';
  const frozen = isEffective
    ? instance.frozen
    : {
        ...instance.frozen,
        acceptedAt: null,
        // the next measure is judged by data that come after the ones that failed
        toPeriod: later(
          instance.frozen.toPeriod,
          shiftPeriod(period, windowPeriods(process), settings.calendar),
        ),
      };
  const change = { frozen, outcome: effect.outcome, outcomeReason: effect.reason };
  await unit.processes.saveInstance(instance.id, change);
  await unit.warnings.addEvent({
    warningId: warning.id,
    kind: isEffective ? 'verifiedEffective' : 'verifiedNotEffective',
    at,
    by: null,
    period,
    data: { instanceId: instance.id, reason: effect.reason },
  });
  await storeStep(
    unit,
    { instance: { ...instance, ...change }, process, warning, at },
    event,
    step(process, instance.state, event),
  );
  await foldWarnings(unit, deps, warning.rule, [warning.subjectId]);
  await unit.changes.publish([{ kind: 'warning', id: warning.id, data: { effect: effect.outcome } }]);
}

/** Texts of periods of one kind are in the order of time. */
function later(a: string, b: string): string {
  return a > b ? a : b;
}

/** The warning first, then the instance: as everybody locks. */
async function lockWarningOf(unit: UnitOfWork, id: InstanceId): Promise<Warning | undefined> {
  const instance = await unit.processes.findInstance(id);
  const seen = instance && (await unit.warnings.find(instance.warningId));
  if (!seen) return undefined;
  await unit.warnings.lock(seen.rule, [seen.subjectId]);
  return unit.warnings.find(seen.id);
}

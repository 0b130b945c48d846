import { periodOfKey, type LocalizedText } from '@zhengai/engine';
import { Failure, type PersonId, type UnitOfWork, type Warning, type WarningId } from '../../ports/index.js';
import type { ServiceDeps } from '../service-deps.js';
import { foldWarnings } from './fold-warnings.js';

export const DISMISSAL_REASONS = ['falseAlarm', 'dataError', 'exempted', 'other'] as const;
export type DismissalReason = (typeof DISMISSAL_REASONS)[number];

/**
 * Acknowledging twice changes nothing.
 *
 * @throws Failure `warning.notFound`, `warning.resolved`
 */
export async function acknowledgeWarning(
  deps: ServiceDeps,
  input: { readonly warningId: WarningId; readonly by: PersonId },
): Promise<Warning> {
  return deps.store.transaction(async (unit) => {
    const warning = await lockLiving(unit, input.warningId);
    if (warning.acknowledgedBy !== null) return warning;
    const now = deps.clock.now();
    await unit.warnings.update(warning.id, { acknowledgedBy: input.by, updatedAt: now });
    await unit.warnings.addEvent({
      warningId: warning.id,
      kind: 'acknowledged',
      at: now,
      by: input.by,
      period: await latestPeriod(unit, warning),
      data: {},
    });
    await foldWarnings(unit, deps, warning.rule, [warning.subjectId]);
    await unit.changes.publish([{ kind: 'warning', id: warning.id, data: { acknowledged: true } }]);
    return getWarning(unit, warning.id);
  });
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
  return deps.store.transaction(async (unit) => {
    const warning = await lockLiving(unit, input.warningId);
    await unit.warnings.addEvent({
      warningId: warning.id,
      kind: 'dismissed',
      at: deps.clock.now(),
      by: input.by,
      period: await latestPeriod(unit, warning),
      data: { reason: input.reason, ...(input.note === undefined ? {} : { note: input.note }) },
    });
    await foldWarnings(unit, deps, warning.rule, [warning.subjectId]);
    return getWarning(unit, warning.id);
  });
}

async function lockLiving(unit: UnitOfWork, id: WarningId): Promise<Warning> {
  const seen = await getWarning(unit, id);
  await unit.warnings.lock(seen.rule, [seen.subjectId]);
  const warning = await getWarning(unit, id);
  if (warning.state === 'resolved') {
    throw failure('warning.resolved', {
      zh: '这条预警已经解除,不能再处理。请刷新页面查看最新状态。',
      en: 'This warning is resolved already. Reload to see its present state.',
    });
  }
  return warning;
}

async function getWarning(unit: UnitOfWork, id: WarningId): Promise<Warning> {
  const warning = await unit.warnings.find(id);
  if (warning) return warning;
  throw failure('warning.notFound', {
    zh: `没有编号为 ${id} 的预警。`,
    en: `There is no warning with the number ${id}.`,
  });
}

function failure(code: string, detail: LocalizedText): Failure {
  return new Failure(code, detail);
}

/** The period in which people act: the last one with a verdict. */
export async function latestPeriod(
  unit: UnitOfWork,
  warning: Pick<Warning, 'rule' | 'subjectId' | 'openedIn'>,
): Promise<string> {
  const verdicts = await unit.verdicts.ofRule(warning.rule, [warning.subjectId]);
  const { dictionary } = await unit.definitions.released();
  const rule = dictionary.rules.find(({ code }) => code === warning.rule);
  const last = verdicts.at(-1);
  return last && rule ? periodOfKey(rule.periodKind, last.period) : warning.openedIn;
}

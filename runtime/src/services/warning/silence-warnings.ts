import {
  Failure,
  type PersonId,
  type Silence,
  type SilenceId,
  type SubjectId,
  type UnitOfWork,
  type WarningEventKind,
  type WarningId,
} from '../../ports/index.js';
import type { ServiceDeps } from '../service-deps.js';
import { tellWarnings } from './tell-warnings.js';
import { LONGEST_SILENCE_DAYS } from './warning-deed.js';

const DAY_MS = 86_400_000;

export interface SilenceInput {
  readonly by: PersonId;
  /** A rule, a subject or both. */
  readonly rule: string | null;
  readonly subjectId: SubjectId | null;
  readonly withBelow: boolean;
  readonly reason: string;
  /** From now; until the data changes it lasts so long at most. */
  readonly days: number;
  readonly untilDataChanges: boolean;
}

/**
 * Silences warnings of a rule, of a subject or of both; those that open meanwhile too.
 *
 * @throws Failure `silence.tooWide`, `silence.tooLong`, `rule.unknown`, `subject.unknown`
 */
export async function silenceWarnings(deps: ServiceDeps, input: SilenceInput): Promise<Silence> {
  const { days, ...silence } = input;
  return deps.store.transaction(async (unit) => {
    await assertSilence(unit, input);
    const now = deps.clock.now();
    const endsAt = new Date(Date.parse(now) + days * DAY_MS).toISOString();
    const made = await unit.silences.insert({ ...silence, at: now, endsAt });
    const { reason, untilDataChanges } = made;
    await recordOnCovered(unit, made.id, 'silenced', {
      by: input.by,
      at: now,
      data: { silenceId: made.id, reason, endsAt, untilDataChanges },
    });
    return made;
  });
}

/**
 * Ends a silence before its time; what was kept from those responsible is told now.
 *
 * @throws Failure `silence.notFound`
 */
export async function endSilence(
  deps: ServiceDeps,
  input: { readonly id: SilenceId; readonly by: PersonId },
): Promise<Silence> {
  return deps.store.transaction(async (unit) => {
    const found = await unit.silences.find(input.id);
    if (found === undefined) throw notFound(input.id);
    const now = deps.clock.now();
    if (found.endedAt !== null || found.endsAt <= now) return found;
    await unit.silences.end(input.id, input.by, now);
    const ids = await recordOnCovered(unit, input.id, 'silenceEnded', {
      by: input.by,
      at: now,
      data: { silenceId: input.id },
    });
    await tellLocked(unit, deps, ids);
    return { ...found, endedAt: now, endedBy: input.by };
  });
}

/** Tells of these warnings, under their locks, by rule and subject as everybody locks. */
export async function tellLocked(
  unit: UnitOfWork,
  deps: Pick<ServiceDeps, 'clock'>,
  ids: readonly WarningId[],
): Promise<void> {
  const byRule = new Map<string, SubjectId[]>();
  for (const { rule, subjectId } of await unit.warnings.byIds(ids)) {
    byRule.set(rule, [...(byRule.get(rule) ?? []), subjectId]);
  }
  for (const [rule, subjectIds] of [...byRule].sort(([a], [b]) => (a < b ? -1 : 1))) {
    await unit.warnings.lock(rule, subjectIds);
  }
  await tellWarnings(unit, deps, ids);
}

async function recordOnCovered(
  unit: UnitOfWork,
  id: SilenceId,
  kind: WarningEventKind,
  event: { readonly by: PersonId; readonly at: string; readonly data: Readonly<Record<string, unknown>> },
): Promise<WarningId[]> {
  const ids = await unit.silences.covered(id);
  for (const { id: warningId, openedIn } of await unit.warnings.byIds(ids)) {
    await unit.warnings.addEvent({ warningId, kind, period: openedIn, ...event });
  }
  await unit.changes.publish(ids.map((each) => ({ kind: 'warning', id: each, data: { silence: id } })));
  return ids;
}

async function assertSilence(unit: UnitOfWork, { days, rule, subjectId }: SilenceInput): Promise<void> {
  if (rule === null && subjectId === null) {
    throw new Failure('silence.tooWide', {
      zh: '静默必须指明规则或对象。请至少选一项。',
      en: 'A silence names a rule or a subject. Choose at least one.',
    });
  }
  if (!Number.isInteger(days) || days < 1 || days > LONGEST_SILENCE_DAYS) {
    throw new Failure('silence.tooLong', {
      zh: `静默最短 1 天、最长 ${LONGEST_SILENCE_DAYS} 天。请改短时间。`,
      en: `A silence lasts 1 to ${LONGEST_SILENCE_DAYS} days. Choose a shorter time.`,
    });
  }
  const { ruleVersions } = await unit.definitions.released();
  if (rule !== null && !ruleVersions.has(rule)) {
    throw new Failure('rule.unknown', {
      zh: `没有已发布的规则“${rule}”。`,
      en: `There is no released rule ${rule}.`,
    });
  }
  if (subjectId !== null && (await unit.subjects.byIds([subjectId])).length === 0) {
    throw new Failure('subject.unknown', {
      zh: `没有编号为 ${subjectId} 的对象。`,
      en: `There is no subject with the number ${subjectId}.`,
    });
  }
}

function notFound(id: SilenceId): Failure {
  return new Failure('silence.notFound', {
    zh: `没有编号为 ${id} 的静默。`,
    en: `There is no silence with the number ${id}.`,
  });
}

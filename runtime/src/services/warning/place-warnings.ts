import type { Rule } from '@zhengai/engine';
import type { SubjectId, UnitOfWork, Warning } from '../../ports/index.js';
import { foldMessages } from '../evaluation/index.js';
import { collegeDay } from '../process-instance/index.js';
import { responsibleDepartments } from './responsible-departments.js';

/**
 * Puts warnings that stand into the matter of the department that answers for them, and under the warning of another
 * rule that mutes them; what has ended is muted no longer.
 *
 * @param warnings  of the rule, not resolved, under the caller's lock
 */
export async function placeWarnings(
  unit: UnitOfWork,
  rule: Rule,
  warnings: readonly Warning[],
  at: { readonly now: string; readonly lastPeriod: ReadonlyMap<SubjectId, string> },
): Promise<void> {
  if (warnings.length === 0) return;
  const day = collegeDay(at.now);
  const subjectIds = warnings.map(({ subjectId }) => subjectId);
  const departments = await responsibleDepartments(unit, rule.indicator ?? null, subjectIds, day);
  const matters = await unit.matters.ensure(rule.code, [...departments.values()]);
  const causes = (rule.inhibitedBy ?? []).map(({ hierarchy, rule: code }) => ({
    rule: code,
    hierarchy: hierarchy ?? null,
  }));
  const muting = await unit.warnings.standingAbove(causes, subjectIds, day);
  for (const warning of warnings) {
    const matterId = matters.get(departments.get(warning.subjectId) ?? null) ?? null;
    const cause = muting.get(warning.subjectId);
    const mutedBy = cause?.id ?? null;
    if (warning.matterId === matterId && warning.mutedBy === mutedBy) continue;
    await unit.warnings.update(warning.id, { matterId, mutedBy });
    if (warning.mutedBy === mutedBy) continue;
    await unit.warnings.addEvent({
      warningId: warning.id,
      kind: cause === undefined ? 'unmuted' : 'muted',
      at: at.now,
      by: null,
      period: at.lastPeriod.get(warning.subjectId) ?? warning.openedIn,
      data:
        cause === undefined
          ? { warningId: warning.mutedBy }
          : { warningId: cause.id, rule: cause.rule, subjectId: cause.subjectId },
    });
    await unit.changes.publish([{ kind: 'warning', id: warning.id, data: { muted: mutedBy !== null } }]);
  }
}

/**
 * Has the warnings that those of a rule mute looked at again, once these have opened or ended: those of rules that name
 * it, for the same subjects and what stands below them.
 */
export async function followInhibited(
  unit: UnitOfWork,
  rules: readonly Rule[],
  cause: string,
  subjectIds: readonly SubjectId[],
  now: string,
): Promise<void> {
  if (subjectIds.length === 0) return;
  for (const { code, inhibitedBy } of rules) {
    const ways = (inhibitedBy ?? []).filter(({ rule }) => rule === cause);
    if (ways.length === 0) continue;
    const ids = new Set<SubjectId>();
    for (const { hierarchy } of ways) {
      const below = await unit.warnings.standingBelow(code, hierarchy ?? null, subjectIds, collegeDay(now));
      for (const id of below) ids.add(id);
    }
    await unit.outbox.add(foldMessages(code, ids));
  }
}

import { judgeSubjects, planRevision } from '@zhengai/engine';
import type { RevisionPlanView } from '../../contract/index.js';
import { collegeDay } from '../process-instance/index.js';
import type { ServiceDeps } from '../service-deps.js';
import { openPeriodsOf } from '../warning/index.js';
import { loadPast } from './load-past.js';
import { readDraft } from './read-draft.js';

/**
 * What a changed rule would make of the warnings there are, by folding it over the same past. Nothing is done.
 *
 * @throws Failure `replay.ruleFaulty`, `replay.tooLarge`
 */
export async function planRuleRevision(
  { clock, store }: Pick<ServiceDeps, 'store' | 'clock'>,
  body: unknown,
): Promise<RevisionPlanView> {
  const unit = store.read;
  const [released, settings] = await Promise.all([unit.definitions.released(), unit.settings.get()]);
  const rule = readDraft(body, released);
  const now = clock.now();
  const past = await loadPast(unit, { released, settings, rules: [rule], asOf: collegeDay(now) });
  if (!past) return { rule: rule.code, steps: [] };
  const byId = new Map(past.subjects.map((subject) => [subject.id, subject]));
  const stored = await unit.warnings.episodes(
    rule.code,
    past.subjects.map(({ id }) => id),
  );
  const judged = judgeSubjects({ ...past.input, rule, to: collegeDay(now) });
  const steps = planRevision(
    rule,
    stored.map(({ endedBy, openedIn, severity, state, subjectId }) => ({
      subject: byId.get(subjectId)?.code ?? '',
      openedIn,
      severity,
      ...(state === 'resolved' && { endedBy: endedBy ?? 'recovery' }),
    })),
    judged,
    openPeriodsOf(settings, rule.periodKind, now),
  );
  const names = new Map(past.subjects.map(({ code, name }) => [code, name]));
  return {
    rule: rule.code,
    steps: steps.map(({ subject, ...step }) => ({
      subject: { code: subject, name: names.get(subject) ?? subject },
      ...step,
    })),
  };
}

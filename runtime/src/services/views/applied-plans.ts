import type { AppliedPlan } from '../../contract/index.js';
import type { ViewDependencies } from './view-dependencies.js';
import { nameOf, peopleById, subjectsById } from './warning-rows.js';

/** What was decided about the warnings of a rule with each of its releases, the newest first. */
export async function listAppliedPlans({ store }: ViewDependencies, rule: string): Promise<AppliedPlan[]> {
  const unit = store.read;
  const plans = await unit.revisionPlans.ofRule(rule);
  const people = await peopleById(
    unit,
    plans.flatMap(({ by, undoneBy }) => [by, undoneBy ?? []].flat()),
  );
  const warnings = await unit.warnings.byIds(
    plans.flatMap(({ steps }) => steps.flatMap(({ warningId }) => warningId ?? [])),
  );
  const subjects = await subjectsById(
    unit,
    warnings.map(({ subjectId }) => subjectId),
  );
  const names = new Map([...subjects.values()].map(({ code, name }) => [code, name]));
  return plans.map(({ by, steps, undoneBy, ...plan }) => ({
    ...plan,
    by: nameOf(people, by),
    undoneBy: nameOf(people, undoneBy),
    steps: steps.map(({ decided, openedIn, proposed, reason, severity, subject, warningId }) => ({
      subject: { code: subject, name: names.get(subject) ?? subject },
      openedIn,
      severity,
      proposed,
      decided,
      reason,
      warningId,
    })),
  }));
}

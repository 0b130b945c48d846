import type { Muted } from '../../contract/index.js';
import type { UnitOfWork, Warning, WarningId } from '../../ports/index.js';
import { definitionNames } from './definition-names.js';

/** By what each of these warnings is muted at an instant: the rule's cause goes before a silence. */
export async function mutedOf(
  unit: Pick<UnitOfWork, 'warnings' | 'silences' | 'subjects' | 'people' | 'definitions'>,
  warnings: readonly Warning[],
  at: string,
): Promise<Map<WarningId, Muted>> {
  const living = warnings.filter(({ state }) => state !== 'resolved');
  const muted = new Map<WarningId, Muted>();
  const silences = await unit.silences.over(
    living.map(({ id }) => id),
    at,
  );
  const people = new Map(
    (await unit.people.byIds([...silences.values()].map(({ by }) => by))).map((one) => [one.id, one.name]),
  );
  for (const [id, { by, endsAt, id: silenceId, reason, untilDataChanges }] of silences) {
    muted.set(id, {
      kind: 'silence',
      silenceId,
      reason,
      by: people.get(by) ?? null,
      endsAt,
      untilDataChanges,
    });
  }
  const causes = await unit.warnings.byIds([...new Set(living.flatMap(({ mutedBy }) => mutedBy ?? []))]);
  if (causes.length === 0) return muted;
  const names = definitionNames(await unit.definitions.released());
  const subjects = new Map(
    (await unit.subjects.byIds(causes.map(({ subjectId }) => subjectId))).map(({ id, name }) => [id, name]),
  );
  const causeOf = new Map(causes.map((cause) => [cause.id, cause]));
  for (const { id, mutedBy } of living) {
    const cause = causeOf.get(mutedBy ?? 0);
    if (cause === undefined) continue;
    muted.set(id, {
      kind: 'rule',
      warningId: cause.id,
      ruleName: names.ruleName(cause.rule),
      subject: subjects.get(cause.subjectId) ?? '',
    });
  }
  return muted;
}

import type { SilenceView } from '../../contract/index.js';
import type { Silence } from '../../ports/index.js';
import { definitionNames } from './definition-names.js';
import type { ViewDependencies } from './view-dependencies.js';
import { nameOf, peopleById, subjectsById } from './warning-rows.js';

/** Silences, the newest first; all, or those that run. */
export async function listSilences(
  deps: ViewDependencies,
  query: { readonly running: boolean; readonly limit: number },
): Promise<SilenceView[]> {
  const { limit, running } = query;
  const found = await deps.store.read.silences.list({
    limit,
    ...(running ? { runningAt: deps.clock.now() } : {}),
  });
  return silenceViews(deps, found);
}

export async function silenceViews(
  { clock, store }: ViewDependencies,
  silences: readonly Silence[],
): Promise<SilenceView[]> {
  const { read } = store;
  const names = definitionNames(await read.definitions.released());
  const subjects = await subjectsById(
    read,
    silences.flatMap(({ subjectId }) => subjectId ?? []),
  );
  const people = await peopleById(
    read,
    silences.flatMap(({ by, endedBy }) => [by, endedBy ?? []].flat()),
  );
  const now = clock.now();
  return silences.map(({ by, endedBy, rule, subjectId, ...silence }) => ({
    ...silence,
    rule: rule === null ? null : { code: rule, name: names.ruleName(rule) },
    subject: subjectId === null ? null : { id: subjectId, name: nameOf(subjects, subjectId) ?? '' },
    by: nameOf(people, by),
    endedBy: nameOf(people, endedBy),
    running: silence.endedAt === null && silence.endsAt > now,
  }));
}

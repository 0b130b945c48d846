import type { PersonId, SubjectId } from '../../ports/index.js';
import { today, type ViewDependencies } from './view-dependencies.js';

/** Walking down from a whole college takes a tenth of a second; a page asks several times as it opens. */
const FRESH_MS = 5_000;
const MOST_PEOPLE = 2_000;

interface Known {
  readonly atMs: number;
  readonly subjectIds: Promise<ReadonlySet<SubjectId>>;
}

const knownByStore = new WeakMap<object, Map<PersonId, Known>>();

/** Subjects a person answers for today, and what lies below them; up to five seconds old. */
export function answeredSubjects(
  { store, clock }: ViewDependencies,
  personId: PersonId,
): Promise<ReadonlySet<SubjectId>> {
  const known = knownByStore.get(store.read) ?? new Map<PersonId, Known>();
  knownByStore.set(store.read, known);
  const nowMs = Date.parse(clock.now());
  const before = known.get(personId);
  if (before !== undefined && Math.abs(nowMs - before.atMs) < FRESH_MS) return before.subjectIds;
  const subjectIds = store.read.people
    .subjectsOf(personId, today(clock))
    .then((ids): ReadonlySet<SubjectId> => new Set(ids));
  if (known.size >= MOST_PEOPLE) known.clear();
  known.set(personId, { atMs: nowMs, subjectIds });
  subjectIds.catch(() => known.delete(personId));
  return subjectIds;
}

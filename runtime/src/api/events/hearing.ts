import type { Change, Person } from '../../ports/index.js';
import { seesSubject, seesTask, visibilityOf, type Visibility } from '../../services/index.js';
import type { ApiOptions } from '../api-options.js';

/** What somebody answers for is asked again after this long. */
const FRESH_MS = 60_000;

/**
 * Decides which changes a person may hear of: the quality office of all, owners of warnings and tasks of what they
 * answer for.
 */
export function hearingOf(options: Pick<ApiOptions, 'store' | 'clock'>, person: Person) {
  let known: { readonly visibility: Visibility; readonly atMs: number } | undefined;
  const visibility = async (): Promise<Visibility> => {
    const nowMs = Date.parse(options.clock.now());
    if (known === undefined || nowMs - known.atMs > FRESH_MS) {
      known = { visibility: await visibilityOf(options, person), atMs: nowMs };
    }
    return known.visibility;
  };

  return async ({ kind, id }: Change): Promise<boolean> => {
    const person = await visibility();
    if (person.all) return true;
    const { processes, warnings } = options.store.read;
    if (id === undefined) return false;
    if (kind === 'warning') {
      const warning = await warnings.find(id);
      return warning !== undefined && seesSubject(person, warning.subjectId);
    }
    if (kind === 'task') {
      const task = await processes.findTask(id);
      return task !== undefined && seesTask({ warnings }, person, task);
    }
    return false;
  };
}

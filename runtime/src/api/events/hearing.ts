import type { Person } from '../../ports/index.js';
import { ownsTask, seesSubject, visibilityOf, type Visibility } from '../../services/index.js';
import type { ApiOptions } from '../api-options.js';
import type { About } from './what-changed.js';

/** What somebody answers for is asked again after this long. */
const FRESH_MS = 60_000;

/** What one person may hear of. */
export interface Hearing {
  /** Brings up to date what the person answers for. */
  refresh(): Promise<void>;
  /** The quality office hears everything. */
  readonly all: boolean;
  /** Owners hear of warnings and tasks of what they answer for, and of their own tasks. */
  hears(about: About): boolean;
}

export async function hearingOf(
  options: Pick<ApiOptions, 'store' | 'clock'>,
  person: Person,
): Promise<Hearing> {
  let visibility: Visibility = await visibilityOf(options, person);
  let atMs = Date.parse(options.clock.now());
  return {
    async refresh() {
      const nowMs = Date.parse(options.clock.now());
      if (nowMs - atMs <= FRESH_MS) return;
      visibility = await visibilityOf(options, person);
      atMs = nowMs;
    },
    get all() {
      return visibility.all;
    },
    hears({ subjectId, task, withheld }) {
      if (withheld) return false;
      if (subjectId !== null && seesSubject(visibility, subjectId)) return true;
      return task !== null && ownsTask(visibility, task);
    },
  };
}

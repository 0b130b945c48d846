import type { Subject } from '../../ports/index.js';

/** Levels whose subjects are persons: what is said of them goes to single persons only. */
const PERSONAL_LEVELS: ReadonlySet<string> = new Set(['student', 'teacher']);

/** Whether a text about the subject names a person's data. */
export function namesPerson(subject: Pick<Subject, 'level'> | undefined): boolean {
  return subject !== undefined && PERSONAL_LEVELS.has(subject.level);
}

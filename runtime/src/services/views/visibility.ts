import type { Person, PersonId, SubjectId, Task, UnitOfWork } from '../../ports/index.js';
import { answeredSubjects } from './answered-subjects.js';
import type { ViewDependencies } from './view-dependencies.js';

/** What a person may see. */
export interface Visibility {
  readonly personId: PersonId;
  readonly departmentId: SubjectId | null;
  /** The quality office and administrators see everything. */
  readonly all: boolean;
  /** Subjects the person answers for, and what lies below them; empty where everything is seen anyway. */
  readonly subjectIds: ReadonlySet<SubjectId>;
  /** Tasks that nobody is named for fall to the quality office. */
  readonly takesUnassigned: boolean;
}

export async function visibilityOf(deps: ViewDependencies, person: Person): Promise<Visibility> {
  const all = person.roles.some((role) => role === 'admin' || role === 'qualityOffice');
  return {
    personId: person.id,
    departmentId: person.departmentId,
    all,
    subjectIds: all ? new Set() : await answeredSubjects(deps, person.id),
    takesUnassigned: person.roles.includes('qualityOffice'),
  };
}

export function seesSubject(visibility: Visibility, id: SubjectId): boolean {
  return visibility.all || visibility.subjectIds.has(id);
}

/** Whether a task is this person's to fill in: assigned to them, or to nobody in their department. */
export function ownsTask(
  visibility: Visibility,
  { assigneeId, departmentId }: Pick<Task, 'assigneeId' | 'departmentId'>,
): boolean {
  if (assigneeId !== null) return assigneeId === visibility.personId;
  if (visibility.takesUnassigned) return true;
  return departmentId !== null && departmentId === visibility.departmentId;
}

/** Whether a person may see a task: it is theirs, or about what they answer for. */
export async function seesTask(
  unit: Pick<UnitOfWork, 'warnings'>,
  visibility: Visibility,
  task: Pick<Task, 'assigneeId' | 'departmentId' | 'warningId'>,
): Promise<boolean> {
  if (visibility.all || ownsTask(visibility, task)) return true;
  const warning = await unit.warnings.find(task.warningId);
  return warning !== undefined && seesSubject(visibility, warning.subjectId);
}

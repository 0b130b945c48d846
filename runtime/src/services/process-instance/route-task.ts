import type { UserTask } from '@zhengai/engine';
import type { PersonId, ResponsibleParties, SubjectId, UnitOfWork } from '../../ports/index.js';

export interface TaskRoute {
  readonly assigneeId: PersonId | null;
  readonly departmentId: SubjectId | null;
}

/** Who is asked in place of a role that nobody holds. */
const INSTEAD: Record<UserTask['assignee'], readonly (keyof ResponsibleParties)[]> = {
  responsible: ['responsible', 'handler'],
  handler: ['handler', 'responsible'],
  reviewer: ['reviewer', 'leader'],
  qualityOffice: [],
};

/**
 * Who gets a task about an indicator of a subject, by what is assigned on a day. Where nobody is, the quality office
 * gets it: no task is nobody's.
 */
export async function routeTask(
  unit: UnitOfWork,
  assignee: UserTask['assignee'],
  about: { readonly indicator: string | null; readonly subjectId: SubjectId; readonly asOf: string },
): Promise<TaskRoute> {
  if (assignee !== 'qualityOffice') {
    const found = await unit.people.responsibleFor(
      'indicator',
      about.indicator,
      [about.subjectId],
      about.asOf,
    );
    const parties = found.get(about.subjectId) ?? {};
    const roles = INSTEAD[assignee].flatMap((role) => parties[role] ?? []);
    const assigneeId = roles.find(({ personId }) => personId !== null)?.personId ?? null;
    const departmentId =
      parties.department?.departmentId ??
      roles.find((role) => role.departmentId !== null)?.departmentId ??
      (await departmentOf(unit, assigneeId));
    if (assigneeId !== null || departmentId !== null) return { assigneeId, departmentId };
  }
  return qualityOffice(unit);
}

async function qualityOffice(unit: UnitOfWork): Promise<TaskRoute> {
  const people = (await unit.people.withRole('qualityOffice')).filter(({ active }) => active);
  const [first] = people.sort((a, b) => a.id - b.id);
  return { assigneeId: first?.id ?? null, departmentId: first?.departmentId ?? null };
}

async function departmentOf(unit: UnitOfWork, id: PersonId | null): Promise<SubjectId | null> {
  return id === null ? null : ((await unit.people.find(id))?.departmentId ?? null);
}

import type { SubjectId, UnitOfWork } from '../../ports/index.js';

/** The department that answers for an indicator of each of the subjects on a day; `null` where nobody is assigned. */
export async function responsibleDepartments(
  unit: Pick<UnitOfWork, 'people'>,
  indicator: string | null,
  subjectIds: readonly SubjectId[],
  asOf: string,
): Promise<Map<SubjectId, SubjectId | null>> {
  const parties = await unit.people.responsibleFor('indicator', indicator, subjectIds, asOf);
  const persons = [...parties.values()].flatMap(({ handler, responsible }) =>
    [responsible, handler].flatMap((party) => party?.personId ?? []),
  );
  const departmentOf = new Map(
    (await unit.people.byIds([...new Set(persons)])).map(({ departmentId, id }) => [id, departmentId]),
  );
  return new Map(
    subjectIds.map((id) => {
      const { department, handler, responsible } = parties.get(id) ?? {};
      const personId = responsible?.personId ?? handler?.personId ?? null;
      return [
        id,
        department?.departmentId ??
          responsible?.departmentId ??
          handler?.departmentId ??
          (personId === null ? null : (departmentOf.get(personId) ?? null)),
      ];
    }),
  );
}

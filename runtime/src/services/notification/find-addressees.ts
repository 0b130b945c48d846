import type {
  Audience,
  NoticeId,
  Person,
  PersonId,
  ResponsibleParties,
  StoredNotice,
  SubjectId,
  UnitOfWork,
} from '../../ports/index.js';
import { collegeDay } from '../process-instance/college-day.js';

type People = Pick<UnitOfWork, 'people'>;
type ResponsibleAudience = Extract<Audience, { kind: 'responsible' }>;

/**
 * Who is told each of the notices, by what is assigned on the day: people, once each, in the order of their ids. A role
 * that a department holds stands for those who answer for the department, else for its owners. Nobody found: the
 * quality office, so that no notice is nobody's.
 */
export async function findAddressees(
  unit: People,
  notices: readonly StoredNotice[],
  now: string,
): Promise<Map<NoticeId, PersonId[]>> {
  const parties = await findParties(unit, notices, collegeDay(now));
  const departments = new Departments(unit, collegeDay(now));
  const office = async (): Promise<PersonId[]> =>
    (await unit.people.withRole('qualityOffice')).map(({ id }) => id);

  const named = new Map<NoticeId, Set<PersonId>>();
  for (const notice of notices) {
    const ids = new Set<PersonId>();
    for (const audience of notice.audience) {
      const found = await peopleOf(audience, parties, departments, office);
      for (const id of found) ids.add(id);
    }
    named.set(notice.id, ids);
  }

  const everybody = [...new Set([...named.values()].flatMap((ids) => [...ids]))];
  const present = new Set((await unit.people.byIds(everybody)).filter(isActive).map(({ id }) => id));
  const addressees = new Map<NoticeId, PersonId[]>();
  for (const [noticeId, ids] of named) {
    const there = [...ids].filter((id) => present.has(id));
    addressees.set(
      noticeId,
      (there.length > 0 ? there : await office()).sort((a, b) => a - b),
    );
  }
  return addressees;
}

async function peopleOf(
  audience: Audience,
  parties: Parties,
  departments: Departments,
  office: () => Promise<PersonId[]>,
): Promise<readonly PersonId[]> {
  switch (audience.kind) {
    case 'people':
      return audience.personIds;
    case 'qualityOffice':
      return office();
    case 'responsible': {
      const holders = parties.get(partiesKey(audience))?.get(audience.subjectId) ?? {};
      const ids: PersonId[] = [];
      for (const role of audience.roles) {
        const holder = holders[role];
        if (holder === undefined) continue;
        if (holder.personId !== null) ids.push(holder.personId);
        else if (holder.departmentId !== null) ids.push(...(await departments.peopleOf(holder.departmentId)));
      }
      return ids;
    }
  }
}

type Parties = Map<string, Map<SubjectId, ResponsibleParties>>;

/** One question for each indicator or item, however many subjects it is about. */
async function findParties(unit: People, notices: readonly StoredNotice[], day: string): Promise<Parties> {
  const asked = new Map<string, { readonly about: ResponsibleAudience; readonly subjects: Set<SubjectId> }>();
  for (const audience of notices.flatMap((notice) => notice.audience)) {
    if (audience.kind !== 'responsible') continue;
    const key = partiesKey(audience);
    const question = asked.get(key) ?? { about: audience, subjects: new Set() };
    question.subjects.add(audience.subjectId);
    asked.set(key, question);
  }
  const parties: Parties = new Map();
  for (const [key, { about, subjects }] of asked) {
    parties.set(key, await unit.people.responsibleFor(about.of, about.code, [...subjects], day));
  }
  return parties;
}

function partiesKey({ of, code }: ResponsibleAudience): string {
  return `${of} ${code ?? ''}`;
}

/** Who answers for a department as a whole; each asked once. */
class Departments {
  readonly #known = new Map<SubjectId, Promise<PersonId[]>>();
  #owners: Promise<Person[]> | undefined;

  constructor(
    private readonly unit: People,
    private readonly day: string,
  ) {}

  peopleOf(id: SubjectId): Promise<PersonId[]> {
    const known = this.#known.get(id) ?? this.#find(id);
    this.#known.set(id, known);
    return known;
  }

  async #find(id: SubjectId): Promise<PersonId[]> {
    const found = await this.unit.people.responsibleFor('any', null, [id], this.day);
    const { responsible, handler } = found.get(id) ?? {};
    const personId = responsible?.personId ?? handler?.personId ?? null;
    if (personId !== null) return [personId];
    this.#owners ??= this.unit.people.withRole('owner');
    return (await this.#owners).filter(({ departmentId }) => departmentId === id).map((owner) => owner.id);
  }
}

function isActive({ active }: Person): boolean {
  return active;
}

import { sql } from 'kysely';
import type { PeopleStore, Person, PersonId, PersonInput, Role } from '../ports/index.js';
import type { Connection } from './connection.js';
import { addResponsibilities, responsibleFor, subjectsOf } from './responsibilities.js';

export function createPeopleStore(connection: Connection): PeopleStore {
  const { db } = connection;
  const selectPeople = () =>
    db.selectFrom('person as p').select((match) => [
      'p.id',
      'p.staff_number as staffNumber',
      'p.name',
      'p.department_id as departmentId',
      'p.post',
      'p.message_account as messageAccount',
      'p.active',
      match
        .selectFrom('person_role as r')
        .whereRef('r.person_id', '=', 'p.id')
        .select(sql<Role[]>`coalesce(array_agg(r.role order by r.role), '{}')`.as('roles'))
        .$asScalar()
        .$notNull()
        .as('roles'),
    ]);

  return {
    upsert: (people) => connection.atomically((transaction) => upsertPeople(transaction, people)),

    async find(id) {
      return selectPeople().where('p.id', '=', id).executeTakeFirst();
    },

    async byIds(ids) {
      if (ids.length === 0) return [];
      const rows = await selectPeople()
        .where('p.id', '=', sql<number>`any(${[...ids]}::int[])`)
        .execute();
      const byId = new Map<PersonId, Person>(rows.map((row) => [row.id, row]));
      return ids.flatMap((id) => byId.get(id) ?? []);
    },

    async findByStaffNumber(staffNumber) {
      return selectPeople().where('p.staff_number', '=', staffNumber).executeTakeFirst();
    },

    async withRole(role) {
      return selectPeople()
        .innerJoin('person_role as w', 'w.person_id', 'p.id')
        .where('w.role', '=', role)
        .where('p.active', '=', true)
        .orderBy('p.id')
        .execute();
    },

    async count() {
      const { count } = await db
        .selectFrom('person')
        .select(sql<number>`count(*)`.as('count'))
        .executeTakeFirstOrThrow();
      return count;
    },

    async passwordHash(id) {
      const row = await db
        .selectFrom('person')
        .select('password_hash')
        .where('id', '=', id)
        .executeTakeFirst();
      return row?.password_hash ?? null;
    },

    async setPasswordHash(id, hash) {
      await db.updateTable('person').set({ password_hash: hash }).where('id', '=', id).execute();
    },

    addResponsibilities: (rows) => addResponsibilities(connection, rows),
    responsibleFor: (kind, code, subjectIds, asOf) =>
      responsibleFor(connection, kind, code, subjectIds, asOf),
    subjectsOf: (id, asOf) => subjectsOf(connection, id, asOf),
  };
}

async function upsertPeople(connection: Connection, people: readonly PersonInput[]): Promise<PersonId[]> {
  if (people.length === 0) return [];
  const { db } = connection;
  const last = [...new Map(people.map((person) => [person.staffNumber, person])).values()];
  const { rows } = await sql<{ id: PersonId; staffNumber: string }>`
    insert into person (staff_number, name)
    select * from unnest(
      ${last.map((person) => person.staffNumber)}::text[],
      ${last.map((person) => person.name)}::text[]
    ) as given(staff_number, name)
    order by staff_number
    on conflict (staff_number) do update set name = excluded.name
    returning id, staff_number as "staffNumber"`.execute(db);
  const ids = new Map(rows.map((row) => [row.staffNumber, row.id]));
  const idOf = (person: PersonInput): PersonId => ids.get(person.staffNumber) as PersonId;

  await replaceGiven(connection, 'department_id', 'int', last, idOf, (person) => person.departmentId);
  await replaceGiven(connection, 'post', 'text', last, idOf, (person) => person.post);
  await replaceGiven(connection, 'message_account', 'text', last, idOf, (person) => person.messageAccount);
  await replaceGiven(connection, 'password_hash', 'text', last, idOf, (person) => person.passwordHash);

  const roles = last.flatMap((person) =>
    [...new Set(person.roles)].map((role) => ({ id: idOf(person), role })),
  );
  await sql`delete from person_role where person_id = any(${last.map(idOf)}::int[])`.execute(db);
  await sql`
    insert into person_role (person_id, role)
    select * from unnest(${roles.map(({ id }) => id)}::int[], ${roles.map(({ role }) => role)}::text[])`.execute(
    db,
  );
  return people.map(idOf);
}

/** What an input leaves out stays as it is; `null` takes it away. */
async function replaceGiven(
  { db }: Connection,
  column: 'department_id' | 'post' | 'message_account' | 'password_hash',
  type: 'int' | 'text',
  people: readonly PersonInput[],
  idOf: (person: PersonInput) => PersonId,
  valueOf: (person: PersonInput) => string | number | null | undefined,
): Promise<void> {
  const given = people.filter((person) => valueOf(person) !== undefined);
  if (given.length === 0) return;
  await sql`
    update person set ${sql.ref(column)} = given.value
    from unnest(
      ${given.map(idOf)}::int[],
      ${given.map((person) => valueOf(person) ?? null)}::${sql.raw(type)}[]
    ) as given(id, value)
    where person.id = given.id`.execute(db);
}

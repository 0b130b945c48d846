import { sql } from 'kysely';
import type { AttributeRow, SubjectId, SubjectInput, SubjectRef, SubjectStore } from '../ports/index.js';
import type { Connection } from './connection.js';
import { keysOf } from './keys.js';
import { edgesAround } from './edges-around.js';
import { addEdges, addMemberships, setAttributes } from './subject-relations.js';
import { assertTransaction } from './store-misuse.js';
import { resolveSubjects } from './subject-refs.js';

const idList = (ids: readonly number[]) => sql<number>`any(${[...ids]}::int[])`;

export function createSubjectStore(connection: Connection): SubjectStore {
  const { db } = connection;
  const selectSubjects = () =>
    db
      .selectFrom('subject as s')
      .innerJoin('definition_key as l', 'l.id', 's.level_id')
      .select([
        's.id',
        'l.code as level',
        's.code',
        's.name',
        's.valid_from as validFrom',
        's.valid_to as validTo',
      ]);

  return {
    upsert: (subjects) => connection.atomically((transaction) => upsertSubjects(transaction, subjects)),

    async find(ref) {
      return selectSubjects()
        .where('l.kind', '=', 'level')
        .where('l.code', '=', ref.level)
        .where('s.code', '=', ref.code)
        .executeTakeFirst();
    },

    async byIds(ids) {
      if (ids.length === 0) return [];
      const rows = await selectSubjects().where('s.id', '=', idList(ids)).execute();
      const byId = new Map(rows.map((row) => [row.id, row]));
      return ids.flatMap((id) => byId.get(id) ?? []);
    },

    async ofLevel(level) {
      return selectSubjects()
        .where('l.kind', '=', 'level')
        .where('l.code', '=', level)
        .orderBy(sql`s.code collate "C"`)
        .execute();
    },

    async lock(ids) {
      assertTransaction(connection, 'subjects.lock');
      if (ids.length === 0) return;
      // Not `for update`: rows that refer to a subject may still be written.
      await sql`
        select from subject where id = ${idList(ids)} order by id for no key update`.execute(db);
    },

    async search(level, text, limit) {
      const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
      return selectSubjects()
        .where('l.kind', '=', 'level')
        .where('l.code', '=', level)
        .where((match) => match.or([match('s.name', 'ilike', pattern), match('s.code', 'ilike', pattern)]))
        .orderBy(sql`s.name collate "zh-x-icu"`)
        .orderBy('s.id')
        .limit(limit)
        .execute();
    },

    async idsOf(level, codes) {
      if (codes.length === 0) return new Map();
      const rows = await db
        .selectFrom('subject as s')
        .innerJoin('definition_key as l', 'l.id', 's.level_id')
        .select(['s.id', 's.code'])
        .where('l.kind', '=', 'level')
        .where('l.code', '=', level)
        .where('s.code', '=', sql<string>`any(${[...codes]}::text[])`)
        .execute();
      return new Map(rows.map((row) => [row.code, row.id]));
    },

    addEdges: (edges) => connection.atomically((transaction) => addEdges(transaction, edges)),
    addMemberships: (rows) => connection.atomically((transaction) => addMemberships(transaction, rows)),
    setAttributes: (rows) => connection.atomically((transaction) => setAttributes(transaction, rows)),

    async attributesOf(level, ids) {
      let query = db
        .selectFrom('subject_attribute as a')
        .innerJoin('subject as s', 's.id', 'a.subject_id')
        .innerJoin('definition_key as l', 'l.id', 's.level_id')
        .innerJoin('definition_key as k', 'k.id', 'a.attribute_id')
        .select([
          'a.subject_id as subjectId',
          'k.code as attribute',
          'a.value',
          'a.valid_from as validFrom',
          'a.valid_to as validTo',
        ])
        .where('l.kind', '=', 'level')
        .where('l.code', '=', level);
      if (ids !== undefined) query = query.where('a.subject_id', '=', idList(ids));
      const rows: AttributeRow[] = await query
        .orderBy('a.subject_id')
        .orderBy('k.code')
        .orderBy(sql`a.valid_from nulls first`)
        .execute();
      return rows;
    },

    async parentsOf(hierarchy, ids) {
      const rows = await db
        .selectFrom('hierarchy_edge as e')
        .innerJoin('subject as p', 'p.id', 'e.parent_id')
        .innerJoin('definition_key as l', 'l.id', 'p.level_id')
        .select([
          'e.child_id as childId',
          'l.code as level',
          'p.code',
          'e.valid_from as validFrom',
          'e.valid_to as validTo',
        ])
        .where('e.hierarchy', '=', hierarchy)
        .where('e.child_id', '=', idList(ids))
        .orderBy('e.child_id')
        .orderBy(sql`e.valid_from nulls first`)
        .execute();
      return rows.map(({ childId, level, code, validFrom, validTo }) => ({
        childId,
        parent: { level, code },
        validFrom,
        validTo,
      }));
    },

    edgesAround: (ids, direction, hierarchy) => edgesAround(connection, ids, direction, hierarchy),

    async ancestors(id, hierarchy, asOf) {
      const { rows } = await sql<{ id: SubjectId }>`
        with recursive chain(id, depth, path) as (
          select ${id}::int, 0, array[${id}::int]
          union all
          select e.parent_id, c.depth + 1, c.path || e.parent_id
          from chain c
          join hierarchy_edge e on e.child_id = c.id and e.hierarchy = ${hierarchy}
            and (e.valid_from is null or e.valid_from <= ${asOf}::date)
            and (e.valid_to is null or e.valid_to >= ${asOf}::date)
          where not e.parent_id = any(c.path)
        )
        select id from chain where depth > 0 order by depth, id`.execute(db);
      return this.byIds(rows.map((row) => row.id));
    },
  };
}

async function upsertSubjects(
  connection: Connection,
  subjects: readonly SubjectInput[],
): Promise<SubjectId[]> {
  if (subjects.length === 0) return [];
  const levels = await keysOf(connection, 'level', levelsOf(subjects));
  // The last one counts where a subject is named twice: one statement may touch a row only once.
  const last = new Map(subjects.map((subject) => [`${subject.level}\n${subject.code}`, subject]));
  const rows = [...last.values()];
  // Validity left out keeps what is stored, hence the flags.
  await sql`
    insert into subject as s (level_id, code, name, valid_from, valid_to)
    select level_id, code, name, valid_from, valid_to
    from unnest(
      ${rows.map((row) => levels.get(row.level))}::int[],
      ${rows.map((row) => row.code)}::text[],
      ${rows.map((row) => row.name)}::text[],
      ${rows.map((row) => row.validFrom ?? null)}::date[],
      ${rows.map((row) => row.validTo ?? null)}::date[]
    ) as given(level_id, code, name, valid_from, valid_to)
    order by level_id, code
    on conflict (level_id, code) do update set name = excluded.name
    where s.name <> excluded.name`.execute(connection.db);
  await replaceValidity(connection, rows, levels, 'valid_from', (row) => row.validFrom);
  await replaceValidity(connection, rows, levels, 'valid_to', (row) => row.validTo);
  const ids = await resolveSubjects(connection, subjects);
  return [...ids];
}

async function replaceValidity(
  { db }: Connection,
  subjects: readonly SubjectInput[],
  levels: ReadonlyMap<string, number>,
  column: 'valid_from' | 'valid_to',
  dayOf: (subject: SubjectInput) => string | null | undefined,
): Promise<void> {
  const given = subjects.filter((subject) => dayOf(subject) !== undefined);
  if (given.length === 0) return;
  await sql`
    update subject s set ${sql.ref(column)} = given.day
    from unnest(
      ${given.map((subject) => levels.get(subject.level))}::int[],
      ${given.map((subject) => subject.code)}::text[],
      ${given.map((subject) => dayOf(subject) ?? null)}::date[]
    ) as given(level_id, code, day)
    where s.level_id = given.level_id and s.code = given.code
      and s.${sql.ref(column)} is distinct from given.day`.execute(db);
}

function levelsOf(refs: readonly SubjectRef[]): string[] {
  return [...new Set(refs.map((ref) => ref.level))];
}

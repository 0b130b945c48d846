import { sql } from 'kysely';
import type { SavedView, SavedViewStore } from '../ports/index.js';
import type { Connection } from './connection.js';

export function createSavedViewStore({ db }: Connection): SavedViewStore {
  return {
    async ofPerson(id) {
      const { rows } = await sql<SavedView>`
        select id, name, filter from saved_view where person_id = ${id} order by name, id`.execute(db);
      return rows;
    },

    async save(personId, { filter, name }) {
      const { rows } = await sql<{ id: number }>`
        insert into saved_view (person_id, name, filter)
        values (${personId}, ${name}, ${JSON.stringify(filter)}::json)
        on conflict (person_id, name) do update set filter = excluded.filter
        returning id`.execute(db);
      return { id: rows[0]?.id ?? 0, name, filter };
    },

    async remove(personId, id) {
      const { rows } = await sql`
        delete from saved_view where person_id = ${personId} and id = ${id} returning id`.execute(db);
      return rows.length > 0;
    },
  };
}

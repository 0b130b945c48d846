import { periodKey } from '@zhengai/engine';
import { sql } from 'kysely';
import type { ObservationStore, StoredObservation, SubjectId } from '../ports/index.js';
import { appendObservations } from './append-observations.js';
import { appendRecords } from './append-records.js';
import type { Connection } from './connection.js';
import { findKeys, keysOf } from './keys.js';
import { readPeriodRange } from './observation-extents.js';
import { readCurrent, readExtents, readHistories } from './read-current.js';
import { readRevisions } from './read-revisions.js';

/** An import of as many makes the planner's picture of the tables wrong. */
const MANY_ROWS = 10_000;

export function createObservationStore(connection: Connection): ObservationStore {
  const { db } = connection;
  return {
    itemIds: (items) => keysOf(connection, 'item', items),

    async beginImport({ source, file, sha256, by, at }) {
      const { id } = await db
        .insertInto('data_import')
        .values({ source, file, sha256, imported_by: by, started_at: at })
        .returning('id')
        .executeTakeFirstOrThrow();
      return id;
    },

    async finishImport(id, { rows, accepted, rejected, at }) {
      await db
        .updateTable('data_import')
        .set({ rows, accepted, rejected, finished_at: at })
        .where('id', '=', id)
        .execute();
      // Whoever reads next should not have to wait for autovacuum to tell the planner how much there is.
      if (accepted >= MANY_ROWS) await sql`analyze observation_current, subject`.execute(db);
    },

    append: (importId, batch) =>
      connection.atomically((transaction) => appendObservations(transaction, importId, batch)),
    appendRecords: (importId, records) =>
      connection.atomically((transaction) => appendRecords(transaction, importId, records)),

    current: (query) => readCurrent(connection, query),
    histories: (query) => readHistories(connection, query),
    extents: (items, subjectIds) => readExtents(connection, items, subjectIds),

    periodRange: (level, items) => readPeriodRange(connection, level, items),

    async sourcesOf({ item, subjectId, period }) {
      if (item.length === 0) return [];
      const keys = await findKeys(connection, 'item', item);
      const { rows } = await sql<{ source: string | null }>`
        select i.source
        from unnest(
          ${item.map((code) => keys.get(code) ?? null)}::int[],
          ${[...subjectId]}::int[],
          ${[...period]}::int[]
        ) with ordinality as cell(item_id, subject_id, period, place)
        left join observation_current o on o.item_id = cell.item_id and o.slice_id = 0
          and o.subject_id = cell.subject_id and o.period = cell.period
        left join data_import i on i.id = o.import_id
        order by cell.place`.execute(db);
      return rows.map(({ source }) => source);
    },

    revisionsOf: (cells) => readRevisions(connection, cells),
    history: (item, subjectId, period) => readHistory(connection, item, subjectId, period),

    async count() {
      const { count } = await db
        .selectFrom('data_import')
        .select(sql<number>`coalesce(sum(appended), 0)::int8`.as('count'))
        .executeTakeFirstOrThrow();
      return count;
    },
  };
}

/** Everything known of one cell and its slices, what was known first first. */
async function readHistory(
  { db }: Connection,
  item: string,
  subjectId: SubjectId,
  period: string,
): Promise<StoredObservation[]> {
  const { rows } = await sql<HistoryRow>`
    select s.code as slice, o.value, o.value_text as text, o.known_at as "knownAt",
      o.inserted_at as "insertedAt", i.source, coalesce(o.entered_by, i.imported_by) as "enteredBy",
      (select d.body ->> 'valueType' from definition d
       where d.key_id = k.id and d.status = 'released' order by d.version desc limit 1) as "valueType"
    from definition_key k
    join observation o on o.item_id = k.id
    join data_import i on i.id = o.import_id
    left join slice s on s.id = o.slice_id
    where k.kind = 'item' and k.code = ${item} and o.subject_id = ${subjectId} and o.period = ${periodKey(period)}
    order by o.known_at, o.inserted_at, o.import_id`.execute(db);
  return rows.map(({ slice, value, text, valueType, ...row }) => ({
    item,
    subjectId,
    period,
    ...(slice !== null && { slice }),
    value: valueType === 'boolean' && value !== null ? value !== 0 : (value ?? text),
    ...row,
  }));
}

interface HistoryRow extends Pick<StoredObservation, 'knownAt' | 'insertedAt' | 'source' | 'enteredBy'> {
  readonly slice: string | null;
  readonly value: number | null;
  readonly text: string | null;
  readonly valueType: string | null;
}

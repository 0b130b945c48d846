import { sql } from 'kysely';
import { Failure, type RecordInput } from '../ports/index.js';
import type { Connection } from './connection.js';
import { copyIn } from './copy/index.js';

/** @returns how many were stored: all of them */
export async function appendRecords(
  connection: Connection,
  importId: number,
  records: readonly RecordInput[],
): Promise<number> {
  if (records.length === 0) return 0;
  const { db } = connection;
  const dataSets = await dataSetIds(connection, [...new Set(records.map((record) => record.dataSet))].sort());
  await assertSubjects(connection, [...new Set(records.map((record) => record.subjectId))]);
  const { started_at } = await db
    .selectFrom('data_import')
    .select('started_at')
    .where('id', '=', importId)
    .executeTakeFirstOrThrow();
  const insertedAt = Date.parse(started_at);
  const target = `record (data_set_id, subject_id, import_id, occurred_at, known_at, inserted_at, fields)`;
  await connection.withClient((client) =>
    copyIn(client, target, records.length, (encoder, index) => {
      const record = records[index] as RecordInput;
      encoder.beginRow(7, 64);
      encoder.int4(dataSets.get(record.dataSet) as number);
      encoder.int4(record.subjectId);
      encoder.int4(importId);
      encoder.timestamp(Date.parse(record.occurredAt));
      encoder.timestamp(Date.parse(record.knownAt));
      encoder.timestamp(insertedAt);
      encoder.jsonb(JSON.stringify(record.fields));
    }),
  );
  return records.length;
}

async function dataSetIds({ db }: Connection, codes: readonly string[]): Promise<Map<string, number>> {
  await sql`
    insert into data_set (code)
    select code from unnest(${[...codes]}::text[]) as g(code)
    where not exists (select from data_set d where d.code = g.code)
    on conflict do nothing`.execute(db);
  const rows = await db
    .selectFrom('data_set')
    .select(['id', 'code'])
    .where('code', '=', sql<string>`any(${[...codes]}::text[])`)
    .execute();
  return new Map(rows.map(({ id, code }) => [code, id]));
}

async function assertSubjects({ db }: Connection, ids: readonly number[]): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    select id from unnest(${[...ids]}::int[]) as g(id)
    where not exists (select from subject s where s.id = g.id) limit 1`.execute(db);
  const [unknown] = rows;
  if (unknown === undefined) return;
  throw new Failure('record.unknownSubject', {
    zh: `编号为 ${unknown.id} 的对象不存在。请先建立它。`,
    en: `There is no subject with key ${unknown.id}. Create it first.`,
  });
}

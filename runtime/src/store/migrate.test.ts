import { afterAll, beforeAll, expect, test } from 'vitest';
import { withTestDatabase, type TestDatabase } from '../../test/support/index.js';
import { migrate } from './index.js';
import { MIGRATIONS } from './migrations/index.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await withTestDatabase();
});
afterAll(() => database.close());

test('a migrated database needs nothing more', async () => {
  expect(await migrate(database.url)).toEqual([]);
});

test('several that migrate an empty database at once do it once', async () => {
  await database.pool.query('drop schema public cascade; create schema public');
  const applied = await Promise.all([1, 2, 3, 4].map(() => migrate(database.url)));
  expect(applied.map((names) => names.length).sort()).toEqual([0, 0, 0, Object.keys(MIGRATIONS).length]);
  expect(applied.flat()).toEqual([...applied.flat()].sort());
});

test('a database of a newer release is refused', async () => {
  await database.pool.query(
    `insert into kysely_migration (name, timestamp) values ('9999-of-the-future', now()::text)`,
  );
  await expect(migrate(database.pool)).rejects.toMatchObject({ code: 'store.newerSchema' });
  await database.pool.query(`delete from kysely_migration where name like '9999%'`);
});

test('a database that cannot hold Chinese text is refused', async () => {
  const name = `latin_${process.pid}`;
  await database.pool.query(
    `create database ${name} encoding 'LATIN1' locale_provider libc locale 'C' template template0`,
  );
  const url = new URL(database.url);
  url.pathname = `/${name}`;
  await expect(migrate(url.href)).rejects.toMatchObject({ code: 'store.encoding' });
  await database.pool.query(`drop database ${name} with (force)`);
});

test('every table is explained', async () => {
  const { rows } = await database.pool.query<{ table: string }>(`
    select relname as table from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r' and relname not like 'kysely%'
      and obj_description(oid) is null`);
  expect(rows).toEqual([]);
});

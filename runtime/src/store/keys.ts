import { sql } from 'kysely';
import type { DefinitionKind } from '../ports/index.js';
import type { Connection } from './connection.js';

/** Integer keys of definitions that have one. */
export async function findKeys(
  { db }: Connection,
  kind: DefinitionKind,
  codes: readonly string[],
): Promise<Map<string, number>> {
  if (codes.length === 0) return new Map();
  const rows = await db
    .selectFrom('definition_key')
    .select(['id', 'code'])
    .where('kind', '=', kind)
    .where('code', '=', sql<string>`any(${[...new Set(codes)]}::text[])`)
    .execute();
  return new Map(rows.map(({ code, id }) => [code, id]));
}

/** Integer keys of definitions, made where missing. */
export async function keysOf(
  connection: Connection,
  kind: DefinitionKind,
  codes: readonly string[],
): Promise<Map<string, number>> {
  const found = await findKeys(connection, kind, codes);
  const missing = [...new Set(codes)].filter((code) => !found.has(code)).sort();
  if (missing.length === 0) return found;
  await connection.db
    .insertInto('definition_key')
    .values(missing.map((code) => ({ kind, code })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  for (const [code, id] of await findKeys(connection, kind, missing)) found.set(code, id);
  return found;
}

export async function keyOf(connection: Connection, kind: DefinitionKind, code: string): Promise<number> {
  const id = (await keysOf(connection, kind, [code])).get(code);
  if (id === undefined) throw new Error(`no key could be made for ${kind} ${code}`);
  return id;
}

import { sql } from 'kysely';
import type { DefinitionKind, DefinitionStore, InstalledPack } from '../ports/index.js';
import { canonicalJson } from './canonical-json.js';
import type { Connection } from './connection.js';
import { keysOf } from './keys.js';
import { lockReleases, recordRelease } from './releases.js';

type PackDefinition = Parameters<DefinitionStore['releasePack']>[1][number];

/** Definitions that an earlier version of the pack held and this one does not stay in force. */
export async function releasePack(
  connection: Connection,
  pack: InstalledPack,
  definitions: readonly PackDefinition[],
): Promise<{ added: number; changed: number; unchanged: number }> {
  await lockReleases(connection);
  const keys = await keysOfAll(connection, definitions);
  await sql`
    select from definition_key where id = any(${[...keys.values()]}::int[])
    order by id for no key update`.execute(connection.db);
  const newest = await newestVersions(connection, [...keys.values()]);
  const counts = { added: 0, changed: 0, unchanged: 0 };
  const written: (PackDefinition & { keyId: number; version: number })[] = [];
  for (const definition of definitions) {
    const keyId = keys.get(nameOf(definition)) as number;
    const before = newest.get(keyId);
    if (before?.inForce && before.pack === pack.pack && before.body === canonicalJson(definition.body)) {
      counts.unchanged++;
      continue;
    }
    counts[before === undefined || before.releasedVersion === 0 ? 'added' : 'changed']++;
    written.push({ ...definition, keyId, version: (before?.version ?? 0) + 1 });
  }
  const ids = await insertReleased(connection, pack, written);
  const releaseId = await recordRelease(connection, {
    pack: { code: pack.pack, version: pack.version },
    by: pack.importedBy,
    at: pack.importedAt,
    definitionIds: ids,
  });
  const installed = {
    version: pack.version,
    name: JSON.stringify(pack.name),
    imported_at: pack.importedAt,
    imported_by: pack.importedBy,
    release_id: releaseId,
  };
  await connection.db
    .insertInto('installed_pack')
    .values({ pack: pack.pack, ...installed })
    .onConflict((conflict) => conflict.column('pack').doUpdateSet(installed))
    .execute();
  return counts;
}

interface NewestVersion {
  /** Highest version, drafts included. */
  readonly version: number;
  readonly releasedVersion: number;
  readonly inForce: boolean;
  readonly pack: string | null;
  readonly body: string;
}

async function newestVersions(
  { db }: Connection,
  keyIds: readonly number[],
): Promise<Map<number, NewestVersion>> {
  const { rows } = await sql<{
    keyId: number;
    version: number;
    releasedVersion: number | null;
    status: string | null;
    pack: string | null;
    body: unknown;
  }>`
    select k.id as "keyId", highest.version, r.version as "releasedVersion", r.status, r.pack, r.body
    from unnest(${[...keyIds]}::int[]) as k(id)
    join lateral (select max(version) as version from definition where key_id = k.id) highest
      on highest.version is not null
    left join lateral (
      select version, status, pack, body from definition
      where key_id = k.id and status in ('released','retired') order by version desc limit 1
    ) r on true`.execute(db);
  return new Map(
    rows.map((row) => [
      row.keyId,
      {
        version: row.version,
        releasedVersion: row.releasedVersion ?? 0,
        inForce: row.status === 'released',
        pack: row.pack,
        body: canonicalJson(row.body),
      },
    ]),
  );
}

async function insertReleased(
  { db }: Connection,
  pack: InstalledPack,
  definitions: readonly (PackDefinition & { keyId: number; version: number })[],
): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    insert into definition (key_id, version, status, body, pack, approver_id, released_at, updated_at)
    select key_id, version, 'released', body::json, ${pack.pack}, ${pack.importedBy}::int,
      ${pack.importedAt}::timestamptz, ${pack.importedAt}::timestamptz
    from unnest(
      ${definitions.map(({ keyId }) => keyId)}::int[],
      ${definitions.map(({ version }) => version)}::int[],
      ${definitions.map(({ body }) => JSON.stringify(body))}::text[]
    ) as given(key_id, version, body)
    returning id`.execute(db);
  return rows.map(({ id }) => id);
}

async function keysOfAll(
  connection: Connection,
  definitions: readonly PackDefinition[],
): Promise<Map<string, number>> {
  const keys = new Map<string, number>();
  for (const kind of new Set(definitions.map((definition) => definition.kind))) {
    const codes = definitions.filter((definition) => definition.kind === kind).map(({ code }) => code);
    for (const [code, id] of await keysOf(connection, kind, codes)) keys.set(nameOf({ kind, code }), id);
  }
  return keys;
}

function nameOf({ kind, code }: { readonly kind: DefinitionKind; readonly code: string }): string {
  return `${kind}:${code}`;
}

import { sql } from 'kysely';
import type { PersonId } from '../ports/index.js';
import type { Connection } from './connection.js';

/**
 * Makes releases happen one after the other until the transaction ends: their ids, by which caches go,
 * are then in the order of commits.
 */
export async function lockReleases({ db }: Connection): Promise<void> {
  await sql`lock table release in share row exclusive mode`.execute(db);
}

/** Records what came into force, or went out of it, together; call under `lockReleases`. @returns its id */
export async function recordRelease(
  { db }: Connection,
  release: {
    readonly pack: { readonly code: string; readonly version: number } | null;
    readonly by: PersonId | null;
    readonly at: string;
    readonly definitionIds: readonly number[];
  },
): Promise<number> {
  const { id } = await db
    .insertInto('release')
    .values({
      kind: release.pack === null ? 'version' : 'pack',
      pack: release.pack?.code ?? null,
      pack_version: release.pack?.version ?? null,
      released_by: release.by,
      released_at: release.at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await sql`
    insert into release_definition (release_id, definition_id)
    select ${id}, unnest(${[...release.definitionIds]}::int[])`.execute(db);
  return id;
}

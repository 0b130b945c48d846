import { sql } from 'kysely';
import {
  Failure,
  StaleRevision,
  type Definition,
  type DefinitionKind,
  type DefinitionStatus,
  type DefinitionStore,
} from '../ports/index.js';
import type { Connection } from './connection.js';
import { keyOf } from './keys.js';
import { releasePack } from './release-pack.js';
import type { ReleasedDefinitionsCache } from './released-definitions.js';
import { lockReleases, recordRelease } from './releases.js';

const IN_FORCE_OR_OUT: readonly DefinitionStatus[] = ['released', 'retired'];

export function createDefinitionStore(
  connection: Connection,
  cache: ReleasedDefinitionsCache,
): DefinitionStore {
  const { db } = connection;

  return {
    released: () => cache.read(connection),

    async list(kind) {
      return selectDefinitions(connection)
        .where('k.kind', '=', kind)
        .where('d.version', '=', (match) =>
          match
            .selectFrom('definition as n')
            .whereRef('n.key_id', '=', 'd.key_id')
            .select((highest) => highest.fn.max('n.version').as('version')),
        )
        .orderBy(sql`k.code collate "C"`)
        .execute();
    },

    async versions(kind, code) {
      return selectDefinitions(connection)
        .where('k.kind', '=', kind)
        .where('k.code', '=', code)
        .orderBy('d.version')
        .execute();
    },

    async find(kind, code, version) {
      return selectDefinitions(connection)
        .where('k.kind', '=', kind)
        .where('k.code', '=', code)
        .where('d.version', '=', version)
        .executeTakeFirst();
    },

    findDraft: (kind, code) => findDraft(connection, kind, code),
    saveDraft: (draft) => connection.atomically((transaction) => saveDraft(transaction, draft)),
    setStatus: (id, from, to, by, at) =>
      connection.atomically((transaction) => setStatus(transaction, id, from, to, by, at)),
    releasePack: (pack, definitions) =>
      connection.atomically((transaction) => releasePack(transaction, pack, definitions)),

    async packs() {
      return db
        .selectFrom('installed_pack')
        .select(['pack', 'version', 'name', 'imported_at as importedAt', 'imported_by as importedBy'])
        .orderBy('pack')
        .execute();
    },
  };
}

function selectDefinitions({ db }: Connection) {
  return db
    .selectFrom('definition as d')
    .innerJoin('definition_key as k', 'k.id', 'd.key_id')
    .select([
      'd.id',
      sql<DefinitionKind>`k.kind`.as('kind'),
      'k.code',
      'd.version',
      sql<DefinitionStatus>`d.status`.as('status'),
      'd.body',
      'd.revision',
      'd.pack',
      'd.author_id as authorId',
      'd.approver_id as approverId',
      'd.released_at as releasedAt',
      'd.updated_at as updatedAt',
    ]);
}

async function findDraft(
  connection: Connection,
  kind: DefinitionKind,
  code: string,
): Promise<Definition | undefined> {
  return selectDefinitions(connection)
    .where('k.kind', '=', kind)
    .where('k.code', '=', code)
    .where('d.status', 'in', ['draft', 'inReview'])
    .executeTakeFirst();
}

async function byId(connection: Connection, id: number): Promise<Definition> {
  return selectDefinitions(connection).where('d.id', '=', id).executeTakeFirstOrThrow();
}

async function saveDraft(
  connection: Connection,
  draft: Parameters<DefinitionStore['saveDraft']>[0],
): Promise<Definition> {
  const { db } = connection;
  const keyId = await keyOf(connection, draft.kind, draft.code);
  // Whoever saves or numbers a version of this definition meanwhile waits here.
  await db.selectFrom('definition_key').select('id').where('id', '=', keyId).forNoKeyUpdate().execute();
  const existing = await findDraft(connection, draft.kind, draft.code);
  const revision = existing?.revision ?? 0;
  if (revision !== draft.expectedRevision) throw new StaleRevision(revision);
  const body = JSON.stringify(draft.body);
  if (existing === undefined) {
    const { id } = await db
      .insertInto('definition')
      .values((given) => ({
        key_id: keyId,
        version: given
          .selectFrom('definition')
          .where('key_id', '=', keyId)
          .select(sql<number>`coalesce(max(version), 0) + 1`.as('version')),
        status: 'draft',
        body,
        author_id: draft.authorId,
        updated_at: draft.at,
      }))
      .returning('id')
      .executeTakeFirstOrThrow();
    return byId(connection, id);
  }
  if (existing.status !== 'draft') throw unexpectedStatus(existing, 'draft');
  await db
    .updateTable('definition')
    .set({ body, author_id: draft.authorId, updated_at: draft.at, revision: revision + 1 })
    .where('id', '=', existing.id)
    .execute();
  return byId(connection, existing.id);
}

async function setStatus(
  connection: Connection,
  id: number,
  from: DefinitionStatus,
  to: DefinitionStatus,
  by: number | null,
  at: string,
): Promise<Definition> {
  const { db } = connection;
  const changesForce = IN_FORCE_OR_OUT.includes(to);
  if (changesForce) await lockReleases(connection);
  const { status } = await db
    .selectFrom('definition')
    .select('status')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (status !== from) throw unexpectedStatus(await byId(connection, id), from);
  await db
    .updateTable('definition')
    .set({
      status: to,
      updated_at: at,
      ...(to === 'released' && {
        approver_id: by,
        released_at: at,
        // What was released while this was a draft is older than it now.
        version: sql<number>`(select greatest(definition.version, max(o.version) + 1) from definition o
          where o.key_id = definition.key_id and o.id <> definition.id)`,
      }),
    })
    .where('id', '=', id)
    .execute();
  if (changesForce) await recordRelease(connection, { pack: null, by, at, definitionIds: [id] });
  return byId(connection, id);
}

function unexpectedStatus(definition: Definition, expected: DefinitionStatus): Failure {
  const { kind, code, version, status } = definition;
  return new Failure('definition.status', {
    zh: `${kind} ${code} 第 ${version} 版现为 ${status},不再是 ${expected}。请刷新后再试。`,
    en: `${kind} ${code} version ${version} is ${status} now, no longer ${expected}. Reload and try again.`,
  });
}

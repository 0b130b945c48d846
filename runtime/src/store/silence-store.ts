import { sql, type RawBuilder } from 'kysely';
import type { Silence, SilenceId, SilenceStore, WarningId } from '../ports/index.js';
import type { Connection } from './connection.js';
import { keyOf } from './keys.js';
import { silencesOver, SILENCE_SPEAKS_OF_WARNING } from './warning-filter.js';

export function createSilenceStore(connection: Connection): SilenceStore {
  const { db } = connection;

  return {
    async insert(silence) {
      const { rule, subjectId, withBelow, reason, by, at, endsAt, untilDataChanges } = silence;
      const { id } = await db
        .insertInto('silence')
        .values({
          rule_id: rule === null ? null : await keyOf(connection, 'rule', rule),
          subject_id: subjectId,
          with_below: withBelow,
          reason,
          by,
          at,
          ends_at: endsAt,
          until_data_changes: untilDataChanges,
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      return { ...silence, id, endedAt: null, endedBy: null };
    },

    async find(id) {
      const [found] = await selectSilences(connection, sql`s.id = ${id}`, sql`s.id`);
      return found;
    },

    async list({ limit, runningAt }) {
      const runs =
        runningAt === undefined
          ? sql<boolean>`true`
          : sql<boolean>`s.ended_at is null and s.at <= ${runningAt}::timestamptz
              and s.ends_at > ${runningAt}::timestamptz`;
      return selectSilences(connection, runs, sql`s.id desc limit ${limit}`);
    },

    async end(id, by, at) {
      await db
        .updateTable('silence')
        .set({ ended_at: at, ended_by: by })
        .where('id', '=', id)
        .where('ended_at', 'is', null)
        .execute();
    },

    async over(warningIds, at) {
      if (warningIds.length === 0) return new Map<WarningId, Silence>();
      const { rows } = await sql<{ warningId: WarningId; silenceId: SilenceId }>`
        select distinct on (w.id) w.id as "warningId", over.id as "silenceId"
        from warning w
        cross join lateral (${silencesOver(at)}) as over
        join silence s on s.id = over.id
        where w.id = any(${[...warningIds]}::int[])
        order by w.id, s.ends_at desc, s.id`.execute(db);
      const ids = [...new Set(rows.map(({ silenceId }) => silenceId))];
      const silences = new Map(
        (await selectSilences(connection, sql`s.id = any(${ids}::int[])`, sql`s.id`)).map((silence) => [
          silence.id,
          silence,
        ]),
      );
      return new Map(
        rows.flatMap(({ silenceId, warningId }) => {
          const silence = silences.get(silenceId);
          return silence === undefined ? [] : [[warningId, silence] as const];
        }),
      );
    },

    async covered(id) {
      const { rows } = await sql<{ id: WarningId }>`
        select w.id from silence s join warning w on ${SILENCE_SPEAKS_OF_WARNING}
        where s.id = ${id} and w.state in ('open', 'recovering')
        order by w.id`.execute(db);
      return rows.map((row) => row.id);
    },
  };
}

async function selectSilences(
  { db }: Connection,
  which: RawBuilder<boolean>,
  order: RawBuilder<unknown>,
): Promise<Silence[]> {
  const { rows } = await sql<Silence>`
    select s.id, k.code as rule, s.subject_id as "subjectId", s.with_below as "withBelow", s.reason, s.by, s.at,
      s.ends_at as "endsAt", s.until_data_changes as "untilDataChanges", s.ended_at as "endedAt",
      s.ended_by as "endedBy"
    from silence s
    left join definition_key k on k.id = s.rule_id
    where ${which} order by ${order}`.execute(db);
  return rows;
}

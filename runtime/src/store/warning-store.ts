import { sql } from 'kysely';
import {
  UNHANDLED,
  type Confirmation,
  type SubjectId,
  type Warning,
  type WarningEvent,
  type WarningEventKind,
  type WarningId,
  type WarningState,
  type WarningStore,
} from '../ports/index.js';
import type { Connection } from './connection.js';
import { keyOf } from './keys.js';
import { standingAbove, standingBelow } from './standing-warnings.js';
import { assertTransaction } from './store-misuse.js';
import { readActions } from './warning-actions.js';
import { countUnresolved } from './warning-counts.js';
import { warningMatches } from './warning-filter.js';
import { readRecords } from './warning-records.js';

const STATES = [
  'pending',
  'open',
  'recovering',
  'resolved',
  'noData',
  'error',
] as const satisfies WarningState[];

const ids = (subjectIds: readonly SubjectId[]) => sql<number>`any(${[...subjectIds]}::int[])`;
const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));

export function createWarningStore(connection: Connection): WarningStore {
  const { db } = connection;
  const byIds = async (warningIds: readonly WarningId[]): Promise<Warning[]> => {
    if (warningIds.length === 0) return [];
    const rows = await selectWarnings(connection).where('w.id', '=', ids(warningIds)).execute();
    const byId = new Map(rows.map((row) => [row.id, row]));
    return warningIds.flatMap((id) => byId.get(id) ?? []);
  };

  return {
    async lock(rule, subjectIds) {
      assertTransaction(connection, 'warnings.lock');
      if (subjectIds.length === 0) return;
      const ruleId = await keyOf(connection, 'rule', rule);
      // Always in the same order, so that two that share subjects never wait for each other.
      await sql`
        insert into warning_lock (rule_id, subject_id)
        select ${ruleId}::int, s.id from unnest(${[...subjectIds]}::int[]) as s(id)
        where not exists (select from warning_lock l where l.rule_id = ${ruleId}::int and l.subject_id = s.id)
        order by s.id
        on conflict do nothing`.execute(db);
      await sql`
        select from warning_lock where rule_id = ${ruleId}::int and subject_id = ${ids(subjectIds)}
        order by subject_id for update`.execute(db);
    },

    async find(id) {
      return selectWarnings(connection).where('w.id', '=', id).executeTakeFirst();
    },

    byIds,

    async list({ afterId, limit, ...filter }) {
      let query = selectWarnings(connection).where(warningMatches(filter));
      if (afterId !== undefined) query = query.where('w.id', '<', afterId);
      return query.orderBy('w.id', 'desc').limit(limit).execute();
    },

    async counts(filter = {}) {
      const rows = await db
        .selectFrom('warning as w')
        .select(['w.state', sql<number>`count(*)`.as('count')])
        .where(warningMatches(filter))
        .groupBy('w.state')
        .execute();
      const counts = new Map(rows.map(({ state, count }) => [state, count]));
      return Object.fromEntries(STATES.map((state) => [state, counts.get(state) ?? 0])) as Record<
        WarningState,
        number
      >;
    },

    unresolved: (filter = {}) => countUnresolved(connection, filter),

    async episodes(rule, subjectIds) {
      return selectWarnings(connection)
        .where('k.code', '=', rule)
        .where('w.subject_id', '=', ids(subjectIds))
        .orderBy('w.subject_id')
        .orderBy('w.id')
        .execute();
    },

    async standingAbove(causes, subjectIds, asOf) {
      const nearest = await standingAbove(connection, causes, subjectIds, asOf);
      const warnings = new Map((await byIds([...new Set(nearest.values())])).map((one) => [one.id, one]));
      return new Map(
        [...nearest].flatMap(([subjectId, id]) => {
          const warning = warnings.get(id);
          return warning === undefined ? [] : [[subjectId, warning] as const];
        }),
      );
    },

    standingBelow: (rule, hierarchy, subjectIds, asOf) =>
      standingBelow(connection, rule, hierarchy, subjectIds, asOf),

    records: (rule, ruleVersion) => readRecords(connection, rule, ruleVersion),

    async insert(given) {
      const warning = { ...UNHANDLED, ...given };
      const { id } = await db
        .insertInto('warning')
        .values({
          rule_id: await keyOf(connection, 'rule', warning.rule),
          rule_version: warning.ruleVersion,
          subject_id: warning.subjectId,
          state: warning.state,
          severity: warning.severity,
          since: warning.since,
          opened_in: warning.openedIn,
          resolved_in: warning.resolvedIn,
          ended_by: warning.endedBy,
          value: warning.value,
          message: JSON.stringify(warning.message),
          explanation: json(warning.explanation),
          attribution: json(warning.attribution),
          acknowledged_by: warning.acknowledgedBy,
          opened_at: warning.openedAt,
          updated_at: warning.updatedAt,
          assigned_to: warning.assignedTo,
          confirmation: warning.confirmation,
          withheld: warning.withheld,
          muted_by: warning.mutedBy,
          matter_id: warning.matterId,
          told_at: warning.toldAt,
          overturned_at: warning.overturnedAt,
          escalated: warning.escalated,
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      return { ...warning, id };
    },

    async update(id, change) {
      const columns = {
        ...(change.ruleVersion !== undefined && { rule_version: change.ruleVersion }),
        ...(change.state !== undefined && { state: change.state }),
        ...(change.severity !== undefined && { severity: change.severity }),
        ...(change.since !== undefined && { since: change.since }),
        ...(change.openedIn !== undefined && { opened_in: change.openedIn }),
        ...(change.resolvedIn !== undefined && { resolved_in: change.resolvedIn }),
        ...(change.endedBy !== undefined && { ended_by: change.endedBy }),
        ...(change.value !== undefined && { value: change.value }),
        ...(change.message !== undefined && { message: JSON.stringify(change.message) }),
        ...(change.explanation !== undefined && { explanation: json(change.explanation) }),
        ...(change.attribution !== undefined && { attribution: json(change.attribution) }),
        ...(change.acknowledgedBy !== undefined && { acknowledged_by: change.acknowledgedBy }),
        ...(change.openedAt !== undefined && { opened_at: change.openedAt }),
        ...(change.updatedAt !== undefined && { updated_at: change.updatedAt }),
        ...(change.assignedTo !== undefined && { assigned_to: change.assignedTo }),
        ...(change.confirmation !== undefined && { confirmation: change.confirmation }),
        ...(change.withheld !== undefined && { withheld: change.withheld }),
        ...(change.mutedBy !== undefined && { muted_by: change.mutedBy }),
        ...(change.matterId !== undefined && { matter_id: change.matterId }),
        ...(change.toldAt !== undefined && { told_at: change.toldAt }),
        ...(change.overturnedAt !== undefined && { overturned_at: change.overturnedAt }),
        ...(change.escalated !== undefined && { escalated: change.escalated }),
      };
      if (Object.keys(columns).length === 0) return;
      await db.updateTable('warning').set(columns).where('id', '=', id).execute();
    },

    async addEvent({ warningId, kind, at, by, period, data }) {
      await db
        .insertInto('warning_event')
        .values({
          warning_id: warningId,
          kind,
          at,
          by,
          period,
          data: JSON.stringify(data),
          rule_version: sql<number>`(select rule_version from warning where id = ${warningId})`,
          release_id: sql<number>`(select max(id) from release)`,
        })
        .execute();
    },

    async events(id) {
      const rows: WarningEvent[] = await db
        .selectFrom('warning_event')
        .select([
          'id',
          'warning_id as warningId',
          sql<WarningEventKind>`kind`.as('kind'),
          'at',
          'by',
          'period',
          'data',
          'rule_version as ruleVersion',
          'release_id as releaseId',
        ])
        .where('warning_id', '=', id)
        .orderBy('id')
        .execute();
      return rows;
    },

    actions: (rule, subjectIds) => readActions(connection, rule, subjectIds),
  };
}

function selectWarnings({ db }: Connection) {
  return db
    .selectFrom('warning as w')
    .innerJoin('definition_key as k', 'k.id', 'w.rule_id')
    .select([
      'w.id',
      'k.code as rule',
      'w.rule_version as ruleVersion',
      'w.subject_id as subjectId',
      sql<WarningState>`w.state`.as('state'),
      'w.severity',
      'w.since',
      'w.opened_in as openedIn',
      'w.resolved_in as resolvedIn',
      'w.ended_by as endedBy',
      'w.value',
      sql<Warning['message']>`w.message`.as('message'),
      sql<Warning['explanation']>`w.explanation`.as('explanation'),
      sql<Warning['attribution']>`w.attribution`.as('attribution'),
      'w.acknowledged_by as acknowledgedBy',
      'w.opened_at as openedAt',
      'w.updated_at as updatedAt',
      'w.assigned_to as assignedTo',
      sql<Confirmation | null>`w.confirmation`.as('confirmation'),
      'w.withheld',
      'w.muted_by as mutedBy',
      'w.matter_id as matterId',
      'w.told_at as toldAt',
      'w.overturned_at as overturnedAt',
      'w.escalated',
    ]);
}

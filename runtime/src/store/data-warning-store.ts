import { sql, type RawBuilder } from 'kysely';
import type { DataWarning, DataWarningStore, InputOrigin } from '../ports/index.js';
import type { Connection } from './connection.js';
import { findKeys, keyOf } from './keys.js';

export function createDataWarningStore(connection: Connection): DataWarningStore {
  const { db } = connection;

  return {
    async find(id) {
      const [found] = await selectDataWarnings(connection, [sql`d.id = ${id}`], 1);
      return found;
    },

    async list({ afterId, item, kinds, limit, open, rule, subjectIds }) {
      const conditions: RawBuilder<boolean>[] = [];
      if (open !== undefined) conditions.push(sql`(d.resolved_at is null) = ${open}`);
      if (kinds !== undefined) conditions.push(sql`d.kind = any(${[...kinds]}::text[])`);
      if (item !== undefined) conditions.push(sql`i.code = ${item}`);
      if (rule !== undefined) conditions.push(sql`r.code = ${rule}`);
      if (afterId !== undefined) conditions.push(sql`d.id < ${afterId}`);
      if (subjectIds !== undefined) {
        conditions.push(sql`(d.subject_id is null or d.subject_id = any(${[...subjectIds]}::int[]))`);
      }
      return selectDataWarnings(connection, conditions, limit);
    },

    async ofRule(rule, subjectIds) {
      const conditions: RawBuilder<boolean>[] = [
        sql`d.resolved_at is null`,
        sql`r.code = ${rule}`,
        sql`d.subject_id = any(${[...subjectIds]}::int[])`,
      ];
      return selectDataWarnings(connection, conditions, subjectIds.length + 1);
    },

    async insert(warning) {
      const { expected, item, kind, missing, openedAt, period, rule, subjectId, updatedAt } = warning;
      const itemId = item === null ? null : await keyOf(connection, 'item', item);
      const ruleId = rule === null ? null : await keyOf(connection, 'rule', rule);
      const { rows } = await sql<{ id: number }>`
        insert into data_warning (kind, item_id, rule_id, subject_id, period, due_on, missing, expected,
          opened_at, updated_at)
        values (${kind}, ${itemId}, ${ruleId}, ${subjectId}, ${period}, ${warning.dueOn}::date, ${missing},
          ${expected}, ${openedAt}::timestamptz, ${updatedAt}::timestamptz)
        on conflict do nothing
        returning id`.execute(db);
      const [row] = rows;
      return row && { ...warning, id: row.id, resolvedAt: null };
    },

    async update(id, change) {
      const columns = {
        ...(change.kind !== undefined && { kind: change.kind }),
        ...(change.period !== undefined && { period: change.period }),
        ...(change.missing !== undefined && { missing: change.missing }),
        ...(change.expected !== undefined && { expected: change.expected }),
        ...(change.updatedAt !== undefined && { updated_at: change.updatedAt }),
        ...(change.resolvedAt !== undefined && { resolved_at: change.resolvedAt }),
      };
      if (Object.keys(columns).length === 0) return;
      await db.updateTable('data_warning').set(columns).where('id', '=', id).execute();
    },

    async originsOf(subjectId, cells) {
      const keys = await findKeys(connection, 'item', [...new Set(cells.map(({ item }) => item))]);
      const codes = new Map([...keys].map(([code, id]) => [id, code]));
      const known = cells.filter(({ item }) => keys.has(item));
      if (known.length === 0) return [];
      const { rows } = await sql<Omit<InputOrigin, 'item'> & { readonly itemId: number }>`
        select o.item_id as "itemId", o.period, o.known_at as "knownAt", m.started_at as "insertedAt",
          coalesce(m.rejected, 0) as rejected, m.source
        from unnest(
          ${known.map(({ item }) => keys.get(item) ?? 0)}::int[], ${known.map(({ period }) => period)}::int[]
        ) as cell(item_id, period)
        join observation_current o on o.item_id = cell.item_id and o.period = cell.period
          and o.slice_id = 0 and o.subject_id = ${subjectId}
        join data_import m on m.id = o.import_id
        order by o.item_id, o.period`.execute(db);
      return rows.map(({ itemId, ...row }) => ({ item: codes.get(itemId) ?? '', ...row }));
    },
  };
}

async function selectDataWarnings(
  { db }: Connection,
  conditions: readonly RawBuilder<boolean>[],
  limit: number,
): Promise<DataWarning[]> {
  const { rows } = await sql<DataWarning>`
    select d.id, d.kind, i.code as item, r.code as rule, d.subject_id as "subjectId", d.period,
      d.due_on as "dueOn", d.missing, d.expected, d.opened_at as "openedAt", d.updated_at as "updatedAt",
      d.resolved_at as "resolvedAt"
    from data_warning d
    left join definition_key i on i.id = d.item_id
    left join definition_key r on r.id = d.rule_id
    where ${sql.join([sql`true`, ...conditions], sql` and `)}
    order by d.id desc limit ${limit}`.execute(db);
  return rows;
}

import type { WarningAction } from '@zhengai/engine';
import { sql } from 'kysely';
import type { PersonId, SubjectId, WarningEventKind } from '../ports/index.js';
import type { Connection } from './connection.js';

/** The events that the life cycle is folded from; the others are what it led to. */
const ACTIONS = {
  acknowledged: 'acknowledged',
  assigned: 'assigned',
  confirmed: 'confirmed',
  rejected: 'rejected',
  dismissed: 'dismissed',
  improvementStarted: 'improvementStarted',
  verifiedEffective: 'verifiedEffective',
  verifiedNotEffective: 'verifiedNotEffective',
  kept: 'kept',
  closed: 'closed',
  reopenedByPlan: 'reopened',
} as const satisfies Partial<Record<WarningEventKind, WarningAction['kind']>>;
const ACTION_KINDS = Object.keys(ACTIONS);

interface ActionRow {
  readonly id: number;
  readonly subjectId: SubjectId;
  readonly kind: keyof typeof ACTIONS;
  readonly at: string;
  readonly by: PersonId | null;
  readonly period: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** In the order in which they were entered; subjects without any are absent. */
export async function readActions(
  { db }: Connection,
  rule: string,
  subjectIds: readonly SubjectId[],
): Promise<Map<SubjectId, WarningAction[]>> {
  const { rows } = await sql<ActionRow>`
    select w.subject_id as "subjectId", e.id, e.kind, e.at, e.by, e.period, e.data
    from definition_key k
    join warning w on w.rule_id = k.id and w.subject_id = any(${[...subjectIds]}::int[])
    join warning_event e on e.warning_id = w.id and e.kind = any(${ACTION_KINDS}::text[])
      and not exists (select from warning_event u where u.warning_id = w.id and u.kind = 'planUndone'
        and u.data ->> 'eventId' = e.id::text)
    where k.kind = 'rule' and k.code = ${rule}
    order by w.subject_id, e.id`.execute(db);
  const actions = new Map<SubjectId, WarningAction[]>();
  for (const row of rows) {
    const ofSubject = actions.get(row.subjectId) ?? [];
    ofSubject.push(actionOf(row));
    actions.set(row.subjectId, ofSubject);
  }
  return actions;
}

function actionOf({ id, kind, at, by, period, data }: ActionRow): WarningAction {
  const { episode, reason } = data as { episode?: WarningAction['episode']; reason?: unknown };
  return {
    kind: ACTIONS[kind],
    at,
    period,
    entry: id,
    ...(by !== null && { by: String(by) }),
    ...(typeof reason === 'string' && { reason }),
    ...(episode !== undefined && { episode }),
  };
}

import { sql } from 'kysely';
import type { Notice, NoticeId, PersonId } from '../ports/index.js';
import type { Connection } from './connection.js';

/** @returns ids of those whose key is new, in their order */
export async function addNotices(
  { db }: Connection,
  notices: readonly (Notice & { readonly severityRank: number })[],
  at: string,
): Promise<NoticeId[]> {
  if (notices.length === 0) return [];
  const column = <T>(valueOf: (notice: Notice & { readonly severityRank: number }) => T): T[] =>
    notices.map(valueOf);
  const { rows } = await sql<{ id: NoticeId }>`
    insert into notice (key, kind, subject_id, rule, warning_id, task_id, severity, severity_rank, effect, text,
      link, audience, personal, created_at)
    select key, kind, subject_id, rule, warning_id, task_id, severity, severity_rank, effect, text::json,
      link, audience::json, personal, ${at}::timestamptz
    from unnest(
      ${column(({ key }) => key)}::text[],
      ${column(({ kind }) => kind)}::text[],
      ${column(({ subjectId }) => subjectId)}::int[],
      ${column(({ rule }) => rule)}::text[],
      ${column(({ warningId }) => warningId)}::int[],
      ${column(({ taskId }) => taskId)}::int[],
      ${column(({ severity }) => severity)}::text[],
      ${column(({ severityRank }) => severityRank)}::int[],
      ${column(({ effect }) => effect)}::float8[],
      ${column(({ text }) => JSON.stringify(text))}::text[],
      ${column(({ link }) => link)}::text[],
      ${column(({ audience }) => JSON.stringify(audience))}::text[],
      ${column(({ personal }) => personal)}::boolean[]
    ) with ordinality as given(key, kind, subject_id, rule, warning_id, task_id, severity, severity_rank, effect,
      text, link, audience, personal, place)
    where not exists (select from notice n where n.key = given.key)
    order by place
    on conflict (key) do nothing
    returning id`.execute(db);
  return rows.map(({ id }) => id).sort((a, b) => a - b);
}

export async function deliverToInbox(
  { db }: Connection,
  entries: readonly { readonly noticeId: NoticeId; readonly personId: PersonId }[],
  at: string,
  planAt: string,
): Promise<void> {
  if (entries.length === 0) return;
  const people = [...new Set(entries.map(({ personId }) => personId))].sort((a, b) => a - b);
  // Before the entries: whoever plans for these people holds this row and then sees all or none of them.
  await sql`
    insert into notification_plan (person_id, due_at)
    select id, ${planAt}::timestamptz from unnest(${people}::int[]) as given(id)
    order by id
    on conflict (person_id) do update set due_at = least(notification_plan.due_at, excluded.due_at)`.execute(
    db,
  );
  await sql`
    insert into notice_recipient (person_id, notice_id, delivered_at)
    select person_id, notice_id, ${at}::timestamptz from unnest(
      ${entries.map(({ personId }) => personId)}::int[],
      ${entries.map(({ noticeId }) => noticeId)}::int[]
    ) as given(person_id, notice_id)
    order by person_id, notice_id
    on conflict do nothing`.execute(db);
}

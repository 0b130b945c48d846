import { sql } from 'kysely';
import { Failure, type SubjectId, type SubjectRef } from '../ports/index.js';
import type { Connection } from './connection.js';

const NAMED_AT_MOST = 5;

/**
 * Ids in the order of the input.
 *
 * @throws Failure `subject.unknown` naming those that are not there
 */
export async function resolveSubjects({ db }: Connection, refs: readonly SubjectRef[]): Promise<SubjectId[]> {
  if (refs.length === 0) return [];
  const { rows } = await sql<{ id: SubjectId | null }>`
    select s.id
    from unnest(
      ${refs.map((ref) => ref.level)}::text[],
      ${refs.map((ref) => ref.code)}::text[]
    ) with ordinality as given(level, code, place)
    left join definition_key l on l.kind = 'level' and l.code = given.level
    left join subject s on s.level_id = l.id and s.code = given.code
    order by given.place`.execute(db);
  const missing = refs.filter((_, index) => rows[index]?.id === null);
  if (missing.length > 0) throw unknownSubjects(missing);
  return rows.map(({ id }) => id as SubjectId);
}

function unknownSubjects(missing: readonly SubjectRef[]): Failure {
  const named = missing
    .slice(0, NAMED_AT_MOST)
    .map((ref) => `${ref.level}/${ref.code}`)
    .join(', ');
  return new Failure('subject.unknown', {
    zh: `有 ${missing.length} 个对象不存在:${named}。请先导入这些对象,或更正其层面和代码。`,
    en: `${missing.length} subjects do not exist: ${named}. Import them first, or correct their level and code.`,
  });
}

import type { WarningList } from '../../contract/index.js';
import type { SubjectId, WarningId, WarningQuery, WarningState } from '../../ports/index.js';
import { answeredSubjects } from './answered-subjects.js';
import type { ViewDependencies } from './view-dependencies.js';
import type { Visibility } from './visibility.js';
import { warningRows } from './warning-rows.js';

export interface WarningListQuery {
  readonly states?: readonly WarningState[];
  /** Only of subjects the person answers for. */
  readonly mine?: boolean;
  readonly level?: string;
  readonly rule?: string;
  readonly limit: number;
  readonly after?: WarningId;
}

/** A page of warnings that a person may see, and how many there are in each state. */
export async function listWarnings(
  deps: ViewDependencies,
  visibility: Visibility,
  query: WarningListQuery,
): Promise<WarningList> {
  const { warnings } = deps.store.read;
  const mine = await mineOf(deps, visibility, query);
  const subjectIds = await ofLevel(deps, mine, query.level);
  const [found, counts] = await Promise.all([
    warnings.list(storeQuery(query, subjectIds)),
    warnings.counts(subjectIds),
  ]);
  return { warnings: await warningRows(deps, found), counts: { ...counts } };
}

async function mineOf(
  deps: ViewDependencies,
  visibility: Visibility,
  query: WarningListQuery,
): Promise<readonly SubjectId[] | undefined> {
  if (!visibility.all) return [...visibility.subjectIds];
  return query.mine === true ? [...(await answeredSubjects(deps, visibility.personId))] : undefined;
}

function storeQuery(query: WarningListQuery, subjectIds: readonly SubjectId[] | undefined): WarningQuery {
  return {
    limit: query.limit,
    ...(query.states === undefined ? {} : { states: query.states }),
    ...(subjectIds === undefined ? {} : { subjectIds }),
    ...(query.rule === undefined ? {} : { rule: query.rule }),
    ...(query.after === undefined ? {} : { afterId: query.after }),
  };
}

async function ofLevel(
  { store }: ViewDependencies,
  mine: readonly SubjectId[] | undefined,
  level: string | undefined,
): Promise<readonly SubjectId[] | undefined> {
  if (level === undefined) return mine;
  const subjects = await store.read.subjects.ofLevel(level);
  const ids = subjects.map(({ id }) => id);
  if (mine === undefined) return ids;
  const among = new Set(ids);
  return mine.filter((id) => among.has(id));
}

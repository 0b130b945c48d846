import type { WarningList } from '../../contract/index.js';
import type { SubjectId, WarningFilter, WarningId, WarningState } from '../../ports/index.js';
import { answeredSubjects } from './answered-subjects.js';
import type { ViewDependencies } from './view-dependencies.js';
import type { Visibility } from './visibility.js';
import { warningRows } from './warning-rows.js';

/** What a person asks of the warnings; what is absent is not asked. */
export interface WarningChoice {
  readonly states?: readonly WarningState[];
  /** Only of subjects the person answers for. */
  readonly mine?: boolean;
  readonly assignedToMe?: boolean;
  readonly level?: string;
  readonly rule?: string;
  readonly severities?: readonly string[];
  readonly departmentId?: SubjectId;
  readonly matterId?: number;
  readonly muted?: boolean;
  /** Waiting for the quality office's word. */
  readonly toConfirm?: boolean;
}

export interface WarningListQuery extends WarningChoice {
  readonly limit: number;
  readonly after?: WarningId;
}

/** A page of warnings that a person may see, and how many of those asked for there are in each state. */
export async function listWarnings(
  deps: ViewDependencies,
  visibility: Visibility,
  query: WarningListQuery,
): Promise<WarningList> {
  const { warnings } = deps.store.read;
  const { states, ...filter } = await warningFilter(deps, visibility, query);
  const [found, counts] = await Promise.all([
    warnings.list({
      ...filter,
      ...(states === undefined ? {} : { states }),
      limit: query.limit,
      ...(query.after === undefined ? {} : { afterId: query.after }),
    }),
    warnings.counts(filter),
  ]);
  return { warnings: await warningRows(deps, found), counts: { ...counts } };
}

/** What a person asks, narrowed to what they may see. */
export async function warningFilter(
  deps: ViewDependencies,
  visibility: Visibility,
  choice: WarningChoice,
): Promise<WarningFilter> {
  const { assignedToMe, departmentId, level, matterId, muted, rule, severities, states, toConfirm } = choice;
  return {
    ...seenBy(visibility),
    ...(visibility.all && choice.mine === true
      ? { subjectIds: [...(await answeredSubjects(deps, visibility.personId))] }
      : {}),
    ...(states === undefined ? {} : { states }),
    ...(assignedToMe === true ? { assignedTo: visibility.personId } : {}),
    ...(level === undefined ? {} : { level }),
    ...(rule === undefined ? {} : { rule }),
    ...(severities === undefined ? {} : { severities }),
    ...(departmentId === undefined ? {} : { departmentId }),
    ...(matterId === undefined ? {} : { matterId }),
    ...(muted === undefined ? {} : { muted: { is: muted, at: deps.clock.now() } }),
    ...(toConfirm === true ? { confirmations: ['waiting', 'appeal'] as const } : {}),
  };
}

/** What a person may see of the warnings. */
export function seenBy(visibility: Visibility): WarningFilter {
  if (visibility.all) return {};
  return { seenBy: { subjectIds: [...visibility.subjectIds], personId: visibility.personId } };
}

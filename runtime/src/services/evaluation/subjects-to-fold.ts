import type { Rule } from '@zhengai/engine';
import type { SubjectId, UnitOfWork, WarningState } from '../../ports/index.js';
import { groupBy } from '../group-by.js';
import type { RuleCells } from './evaluate-subjects.js';
import { foldMessages, type FoldMessage } from './evaluation-messages.js';

const ALIVE: readonly WarningState[] = ['pending', 'open', 'recovering', 'noData', 'error'];
/** More warnings of one chunk than this cannot be alive: there is one for each subject and rule. */
const ALL = 1_000_000;

/**
 * Who may need another life cycle after an evaluation: whose verdict is a warning now (an earlier evaluation may have
 * stored it without warning), whose warning is alive (its data may be newer, which a verification waits for, although
 * no verdict changed), and whose verdicts changed; of these, after an evaluation of all periods, those without either
 * have nothing that could open or end, except where the rule tells of missing answers.
 */
export async function messagesAfterEvaluation(
  unit: UnitOfWork,
  evaluated: readonly RuleCells[],
  subjectIds: readonly SubjectId[],
  { allPeriods }: { readonly allPeriods: boolean },
): Promise<FoldMessage[]> {
  const messages: FoldMessage[] = [];
  const living = await unit.warnings.list({ subjectIds, states: ALIVE, limit: ALL });
  const livingOf = groupBy(living, ({ rule }) => rule);
  for (const { rule, changedSubjects, triggeredSubjects } of evaluated) {
    const alive = livingOf.get(rule.code) ?? [];
    const ids = new Set([...triggeredSubjects, ...alive.map(({ subjectId }) => subjectId)]);
    if (!allPeriods || watchesAnswers(rule)) for (const id of changedSubjects) ids.add(id);
    messages.push(...foldMessages(rule.code, ids));
  }
  return messages;
}

function watchesAnswers({ lifeCycle }: Rule): boolean {
  return lifeCycle.noData !== undefined || lifeCycle.error !== undefined;
}

import { periodOfKey, type PeriodKind } from '@zhengai/engine';
import type { UnitOfWork } from '../../ports/index.js';
import type { ServiceDeps } from '../service-deps.js';
import { evaluateAndStore } from './evaluate-subjects.js';
import type { EvaluateMessage } from './evaluation-messages.js';
import { messagesAfterEvaluation } from './subjects-to-fold.js';
import { levelExtent } from './validity.js';

export interface EvaluateOutcome {
  /** Verdicts computed: what the evaluation cost. */
  readonly cells: number;
  readonly changed: number;
}

/**
 * Does what an `evaluate` message asks for: stores verdicts and, where it says so, asks for the life cycles to be
 * folded. Doing it twice changes nothing more. Rules and subjects that are gone meanwhile are passed over.
 */
export async function handleEvaluate(
  unit: UnitOfWork,
  { clock, log }: Pick<ServiceDeps, 'clock' | 'log'>,
  message: EvaluateMessage,
): Promise<EvaluateOutcome> {
  const released = await unit.definitions.released();
  const periodKind = message.periodKind as PeriodKind;
  const wanted = new Set(message.rules);
  const rules = released.dictionary.rules.filter(
    (rule) => wanted.has(rule.code) && rule.level === message.level && rule.periodKind === periodKind,
  );
  const subjects = (await unit.subjects.byIds(message.subjectIds)).filter(
    ({ level }) => level === message.level,
  );
  if (rules.length === 0 || subjects.length === 0) return { cells: 0, changed: 0 };

  const extent =
    message.fromPeriod === undefined || message.toPeriod === undefined
      ? await levelExtent(unit, released.dictionary, message.level, periodKind)
      : undefined;
  const from = message.fromPeriod ?? extent?.from;
  const to = message.toPeriod ?? extent?.to;
  if (from === undefined || to === undefined || from > to) return { cells: 0, changed: 0 };

  const evaluated = await evaluateAndStore(
    unit,
    {
      released,
      settings: await unit.settings.get(),
      rules,
      subjects,
      from: periodOfKey(periodKind, from),
      to: periodOfKey(periodKind, to),
    },
    clock.now(),
  );
  for (const warning of evaluated.result.warnings) log.warn({ warning }, 'could not be evaluated');
  if (message.warn) {
    await unit.outbox.add(
      await messagesAfterEvaluation(
        unit,
        evaluated.rules,
        subjects.map(({ id }) => id),
        { allPeriods: message.allPeriods ?? extent !== undefined },
      ),
    );
  }
  return {
    cells: evaluated.rules.reduce((sum, { cells }) => sum + cells.length, 0),
    changed: evaluated.rules.reduce((sum, { changed }) => sum + changed, 0),
  };
}

import type { Rule } from '@zhengai/engine';
import type { ReleasedDefinitions, UnitOfWork } from '../../ports/index.js';
import type { ServiceDeps } from '../service-deps.js';
import { evaluationMessages } from './evaluation-messages.js';
import { groupRules } from './rules-in-force.js';
import { selectRules } from './select-rules.js';
import { levelExtent } from './validity.js';

/**
 * Asks the workers to evaluate rules over all their subjects and periods.
 *
 * @returns how many messages were added to the outbox
 * @throws  Failure `rule.unknown`, `pack.unknown`
 */
export async function enqueueSweep(
  deps: Pick<ServiceDeps, 'store'>,
  input: { readonly rules?: readonly string[]; readonly pack?: string; readonly warn: boolean },
): Promise<number> {
  return deps.store.transaction(async (unit) => {
    const released = await unit.definitions.released();
    return enqueueRules(unit, released, selectRules(released, input), input);
  });
}

/** The same for the rules of a pack, in the transaction that brings it; a pack without rules asks for nothing. */
export async function addSweep(
  unit: UnitOfWork,
  input: { readonly pack: string; readonly warn: boolean },
): Promise<number> {
  const released = await unit.definitions.released();
  const rules = released.dictionary.rules.filter(({ code }) => released.packOfRule.get(code) === input.pack);
  return enqueueRules(unit, released, rules, input);
}

/** The same for any rules, inside a transaction of the caller's. */
export async function enqueueRules(
  unit: UnitOfWork,
  { dictionary }: Pick<ReleasedDefinitions, 'dictionary'>,
  rules: readonly Rule[],
  { warn }: { readonly warn: boolean },
): Promise<number> {
  const { calendar } = await unit.settings.get();
  let count = 0;
  for (const group of groupRules(rules)) {
    const range = await levelExtent(unit, dictionary, group.level, group.periodKind);
    if (!range) continue;
    const subjects = await unit.subjects.ofLevel(group.level);
    const messages = evaluationMessages(
      {
        level: group.level,
        periodKind: group.periodKind,
        rules: group.rules.map(({ code }) => code),
        subjectIds: subjects.map(({ id }) => id),
        range,
        allPeriods: true,
        warn,
      },
      calendar,
    );
    await unit.outbox.add(messages);
    count += messages.length;
  }
  return count;
}

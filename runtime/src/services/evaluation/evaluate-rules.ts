import { periodKey, periodKindOf, periodOfKey, periodsBetween } from '@zhengai/engine';
import { setImmediate } from 'node:timers/promises';
import { Failure, type ReleasedDefinitions, type Settings, type Subject } from '../../ports/index.js';
import type { OnProgress, ServiceDeps } from '../service-deps.js';
import { evaluateAndStore } from './evaluate-subjects.js';
import { chunksOf, subjectsPerChunk } from './evaluation-messages.js';
import { groupRules, type RuleGroup } from './rules-in-force.js';
import { selectRules } from './select-rules.js';
import { messagesAfterEvaluation } from './subjects-to-fold.js';
import { levelExtent } from './validity.js';
import { verdictRows, type VerdictRow } from './verdict-rows.js';

export interface EvaluateRulesInput {
  /** Codes; all released rules when absent. */
  readonly rules?: readonly string[];
  /** Only rules of this pack. */
  readonly pack?: string;
  /** Only this period; all periods with data when absent. */
  readonly period?: string;
  /** Open and update warnings too (through the outbox). */
  readonly warn: boolean;
}

export interface EvaluateRulesResult {
  readonly rules: number;
  readonly subjects: number;
  /** Verdicts computed. */
  readonly verdicts: number;
  /** Of these, how many differ from those in force before. */
  readonly changed: number;
  readonly triggered: number;
  readonly unknown: number;
  /** Messages left in the outbox (only with `warn`). */
  readonly messages: number;
}

export interface EvaluateRulesOptions {
  /** Counts subjects. */
  readonly onProgress?: OnProgress;
  /** Gets the rows of each chunk, awaited before the next one; ordered by level, subject, rule, period. */
  readonly onRows?: (rows: readonly VerdictRow[]) => Promise<void>;
}

interface GroupWork extends RuleGroup {
  readonly subjects: readonly Subject[];
  readonly from: string;
  readonly to: string;
}

/**
 * Evaluates rules over all their subjects, in this process, and stores the verdicts: one transaction for each chunk of
 * subjects.
 *
 * @throws Failure `rule.unknown`, `pack.unknown`, `period.invalid`, `period.otherKind`
 */
export async function evaluateRules(
  deps: Pick<ServiceDeps, 'store' | 'clock'>,
  input: EvaluateRulesInput,
  options: EvaluateRulesOptions = {},
): Promise<EvaluateRulesResult> {
  const { read } = deps.store;
  const released = await read.definitions.released();
  const settings = await read.settings.get();
  const work = await planWork(deps, input, released);
  const total = work.reduce((sum, { subjects }) => sum + subjects.length, 0);
  const sums = { verdicts: 0, changed: 0, triggered: 0, unknown: 0, messages: 0 };
  let done = 0;
  for (const group of work) {
    const periods = periodsBetween(group.from, group.to, settings.calendar).length;
    for (const subjects of chunksOf(group.subjects, subjectsPerChunk(periods, group.rules.length))) {
      const chunk = await evaluateChunk(
        deps,
        { ...group, subjects },
        { released, settings, warn: input.warn, allPeriods: input.period === undefined },
      );
      for (const cells of chunk.evaluated.rules) {
        sums.verdicts += cells.cells.length;
        sums.changed += cells.changed;
        sums.triggered += cells.triggered;
        sums.unknown += cells.unknown;
      }
      sums.messages += chunk.messages;
      await options.onRows?.(verdictRows(chunk.evaluated, chunk.evaluated.rules));
      done += subjects.length;
      options.onProgress?.({ done, total });
      await setImmediate();
    }
  }
  return {
    rules: work.reduce((sum, { rules }) => sum + rules.length, 0),
    subjects: new Set(work.flatMap(({ subjects }) => subjects.map(({ id }) => id))).size,
    ...sums,
  };
}

async function evaluateChunk(
  deps: Pick<ServiceDeps, 'store' | 'clock'>,
  group: GroupWork,
  scope: {
    readonly released: ReleasedDefinitions;
    readonly settings: Settings;
    readonly warn: boolean;
    readonly allPeriods: boolean;
  },
) {
  return deps.store.transaction(async (unit) => {
    const evaluated = await evaluateAndStore(unit, { ...scope, ...group }, deps.clock.now());
    if (!scope.warn) return { evaluated, messages: 0 };
    const messages = await messagesAfterEvaluation(
      unit,
      evaluated.rules,
      group.subjects.map(({ id }) => id),
      { allPeriods: scope.allPeriods },
    );
    await unit.outbox.add(messages);
    return { evaluated, messages: messages.length };
  });
}

async function planWork(
  deps: Pick<ServiceDeps, 'store'>,
  input: EvaluateRulesInput,
  released: ReleasedDefinitions,
): Promise<GroupWork[]> {
  const { read } = deps.store;
  const groups = groupRules(selectRules(released, input));
  const order = new Map(released.dictionary.levels.map(({ code, order }) => [code, order]));
  groups.sort((a, b) => (order.get(a.level) ?? 0) - (order.get(b.level) ?? 0));
  const work: GroupWork[] = [];
  for (const group of groupsOfPeriod(groups, input.period)) {
    const extent = await levelExtent(read, released.dictionary, group.level, group.periodKind);
    if (!extent) continue;
    const [from, to] =
      input.period === undefined
        ? [extent.from, extent.to]
        : [periodKey(input.period), periodKey(input.period)];
    if (from > extent.to || to < extent.from) continue;
    work.push({
      ...group,
      subjects: await read.subjects.ofLevel(group.level),
      from: periodOfKey(group.periodKind, from),
      to: periodOfKey(group.periodKind, to),
    });
  }
  return work;
}

function groupsOfPeriod(groups: readonly RuleGroup[], period: string | undefined): readonly RuleGroup[] {
  if (period === undefined) return groups;
  const kind = periodKindOf(period);
  if (kind === undefined) {
    throw new Failure('period.invalid', {
      zh: `“${period}”不是统计周期。写法举例:2024、2024-2025、2024-2025-1、2024-09。`,
      en: `“${period}” is no period. Examples: 2024, 2024-2025, 2024-2025-1, 2024-09.`,
    });
  }
  const same = groups.filter(({ periodKind }) => periodKind === kind);
  if (same.length === 0 && groups.length > 0) {
    const example = [...new Set(groups.map(({ periodKind }) => periodKind))].join(', ');
    throw new Failure('period.otherKind', {
      zh: `所选规则都不按“${period}”这种周期判定(它们的周期种类:${example})。`,
      en: `None of the rules judges periods like “${period}” (theirs are: ${example}).`,
    });
  }
  return same;
}

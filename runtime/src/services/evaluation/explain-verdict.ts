import { periodKey, periodKindOf, type Rule, type RuleEvaluation } from '@zhengai/engine';
import { Failure, type Subject } from '../../ports/index.js';
import type { ServiceDeps } from '../service-deps.js';
import { evaluateSubjects, roundedValues } from './evaluate-subjects.js';
import { explainCells } from './explain-cells.js';
import { selectRules } from './select-rules.js';

export interface VerdictExplained {
  readonly rule: Rule;
  readonly ruleVersion: number;
  readonly subject: Subject;
  readonly period: string;
  /** Whether the subject is valid in the period; where it is not, no verdict is stored. */
  readonly valid: boolean;
  readonly evaluation: RuleEvaluation;
  /** The rule's indicator, rounded. */
  readonly value: number | null;
}

/**
 * Evaluates one rule for one subject and period from the data of now, with the source of every fact.
 *
 * @throws Failure `rule.unknown`, `subject.unknown`, `period.invalid`, `period.otherKind`
 */
export async function explainVerdict(
  deps: Pick<ServiceDeps, 'store'>,
  input: { readonly rule: string; readonly subject: string; readonly period: string },
): Promise<VerdictExplained> {
  const { read } = deps.store;
  const released = await read.definitions.released();
  const [rule] = selectRules(released, { rules: [input.rule] });
  if (!rule) throw new Error(`rule ${input.rule} vanished`);
  checkPeriod(rule, input.period);
  const subject = await read.subjects.find({ level: rule.level, code: input.subject });
  if (!subject) {
    throw new Failure('subject.unknown', {
      zh: `“${rule.level}”层面没有编码为“${input.subject}”的对象。请核对编码。`,
      en: `No subject of level ${rule.level} has the code ${input.subject}. Check the code.`,
    });
  }
  const evaluated = await evaluateSubjects(read, {
    released,
    settings: await read.settings.get(),
    rules: [rule],
    subjects: [subject],
    from: input.period,
    to: input.period,
  });
  const cell = evaluated.periodKeys.indexOf(periodKey(input.period));
  const [evaluation] = await explainCells(read, released.dictionary, evaluated, rule, [cell]);
  if (!evaluation) throw new Error('a cell has an explanation');
  const value = roundedValues(released.dictionary, evaluated, rule)(cell);
  return {
    rule,
    ruleVersion: released.ruleVersions.get(rule.code) ?? 1,
    subject,
    period: input.period,
    valid: evaluated.grid.valid[cell] === 1,
    evaluation,
    value: Number.isNaN(value) ? null : value,
  };
}

function checkPeriod(rule: Rule, period: string): void {
  const kind = periodKindOf(period);
  if (kind === rule.periodKind) return;
  if (kind === undefined) {
    throw new Failure('period.invalid', {
      zh: `“${period}”不是统计周期。写法举例:2024、2024-2025、2024-2025-1、2024-09。`,
      en: `“${period}” is no period. Examples: 2024, 2024-2025, 2024-2025-1, 2024-09.`,
    });
  }
  throw new Failure('period.otherKind', {
    zh: `规则“${rule.name.zh}”按 ${rule.periodKind} 判定,“${period}”是 ${kind}。`,
    en: `Rule “${rule.name.en}” judges by ${rule.periodKind}; ${period} is a ${kind}.`,
  });
}

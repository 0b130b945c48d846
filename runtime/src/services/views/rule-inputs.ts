import { shiftPeriod, type Calendar, type DataItem, type Dictionary } from '@zhengai/engine';
import { compiledRuleOf, itemsBehind } from '../evaluation/index.js';

/** An item of the subject itself that a verdict rests on, and the period of its value. */
export interface RuleInput {
  readonly item: DataItem;
  readonly period: string;
}

/** What a rule's verdict of a period rests on: items of its own level and kind of period, each with its period once. */
export function ruleInputs(
  dictionary: Dictionary,
  calendar: Calendar,
  ruleCode: string,
  period: string,
): RuleInput[] {
  const rule = dictionary.rules.find(({ code }) => code === ruleCode);
  if (rule === undefined) return [];
  const items = new Map(dictionary.items.map((item) => [item.code, item]));
  const inputs = new Map<string, RuleInput>();
  for (const fact of compiledRuleOf(dictionary, rule).facts) {
    for (const { item: code, offset } of itemsBehind(dictionary, fact)) {
      const item = items.get(code);
      if (item?.level !== rule.level || item.periodKind !== rule.periodKind) continue;
      const at = shiftPeriod(period, offset, calendar);
      inputs.set(`${code}@${at}`, { item, period: at });
    }
  }
  return [...inputs.values()];
}

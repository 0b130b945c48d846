import type { Dictionary, Rule } from '../model/index.js';
import type { Findings } from './findings.js';
import { RULE_BUDGETS } from './rule-budgets.js';

/** What becomes of a rule's warnings: which rules mute them, and whom they climb to. */
export function checkHandling(rule: Rule, dictionary: Dictionary, findings: Findings): void {
  checkInhibitors(rule, dictionary, findings);
  const steps = rule.escalation ?? [];
  for (const [i, { afterWorkingDays }] of steps.entries()) {
    const before = steps[i - 1]?.afterWorkingDays ?? 0;
    if (afterWorkingDays <= before) {
      findings.add('rule.escalation.order', `/escalation/${i}/afterWorkingDays`, [before, afterWorkingDays]);
    }
  }
}

function checkInhibitors(rule: Rule, dictionary: Dictionary, findings: Findings): void {
  if (rule.inhibitedBy === undefined) return;
  const rules = ruleIndex(dictionary);
  for (const [i, { rule: by, hierarchy }] of rule.inhibitedBy.entries()) {
    const at = `/inhibitedBy/${i}`;
    if (by !== rule.code && !rules.has(by)) findings.add('rule.inhibitor.unknown', `${at}/rule`, [by]);
    const way = wayBack(rule, by, rules);
    if (way === 'tooMany') {
      findings.add('rule.inhibitor.tooMany', `${at}/rule`, [RULE_BUDGETS.inhibitors]);
    } else if (way) findings.add('rule.inhibitor.circle', `${at}/rule`, [way.join(' → ')]);
    const known = dictionary.hierarchies ?? [];
    if (hierarchy !== undefined && known.every(({ code }) => code !== hierarchy)) {
      // A pack without hierarchies may mean one of the college's.
      const severity = known.length === 0 ? 'warning' : undefined;
      findings.add('rule.hierarchy.unknown', `${at}/hierarchy`, [hierarchy], severity);
    }
  }
}

/** The rules from one back to itself over what mutes what, if there is such a way that begins with `first`. */
function wayBack(
  rule: Rule,
  first: string,
  rules: ReadonlyMap<string, Rule>,
): readonly string[] | 'tooMany' | undefined {
  const from = new Map([[first, rule.code]]);
  for (const last of from.keys()) {
    if (last === rule.code) return wayTo(rule.code, from);
    if (from.size > RULE_BUDGETS.inhibitors) return 'tooMany';
    for (const next of rules.get(last)?.inhibitedBy ?? []) {
      if (!from.has(next.rule)) from.set(next.rule, last);
    }
  }
  return undefined;
}

function wayTo(code: string, from: ReadonlyMap<string, string>): readonly string[] {
  const way = [code];
  do way.unshift(from.get(way[0] as string) as string);
  while (way[0] !== code);
  return way;
}

const indices = new WeakMap<readonly Rule[], ReadonlyMap<string, Rule>>();

function ruleIndex({ rules }: Dictionary): ReadonlyMap<string, Rule> {
  let index = indices.get(rules);
  if (index === undefined) indices.set(rules, (index = new Map(rules.map((one) => [one.code, one]))));
  return index;
}

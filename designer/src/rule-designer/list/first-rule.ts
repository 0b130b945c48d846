import type { Dictionary, Rule, Severity } from '@zhengai/engine';
import type { FirstAnswers } from '../../definitions/index.js';

/** Begins without a condition: a rule that is drawn from here. Its code is made here and never shown. */
export function firstRule(
  { name, about: code }: FirstAnswers,
  dictionary: Dictionary,
  taken: readonly string[],
): Rule {
  const about = dictionary.indicators.find((indicator) => indicator.code === code);
  const level = about?.level ?? '';
  let number = 1;
  while (taken.includes(`rule-${number}`)) number += 1;
  return {
    code: `rule-${number}`,
    name: { zh: name.trim(), en: name.trim() },
    level,
    periodKind: about?.periodKind ?? 'semester',
    indicator: code,
    conditions: { all: [] },
    event: { type: mildestAt(level, dictionary)?.code ?? '' },
    lifeCycle: { opensAfter: 1, clearsAfter: 1 },
  };
}

/** Of the scale that the rules of the level use; each rule set has its own. */
function mildestAt(level: string, { rules, severities }: Dictionary): Severity | undefined {
  const used = new Set(rules.filter((rule) => rule.level === level).map(({ event }) => event.type));
  const ascending = [...severities].sort((a, b) => a.rank - b.rank);
  return ascending.find(({ code }) => used.has(code)) ?? ascending[0];
}

import type { Dictionary, Indicator, Rule } from '@zhengai/engine';

/** A rule that asks for nothing but an indicator: a plan for it brings all that the indicator is made of. */
export function askingFor(indicator: Indicator, dictionary: Dictionary): Rule {
  return {
    code: `asks-for-${indicator.code}`,
    name: indicator.name,
    level: indicator.level,
    periodKind: indicator.periodKind,
    conditions: {
      all: [{ fact: 'indicator', params: { code: indicator.code }, operator: 'equal', value: 0 }],
    },
    event: { type: dictionary.severities[0]?.code ?? '' },
    lifeCycle: { opensAfter: 1, clearsAfter: 1 },
  };
}

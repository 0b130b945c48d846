import type { Rule } from '../../src/model/index.js';

/** A rule of which its conditions alone matter. */
export function plainRule(conditions: unknown): Rule {
  return {
    code: 'r',
    name: { zh: '规则', en: 'rule' },
    level: 'x',
    periodKind: 'day',
    conditions: conditions as Rule['conditions'],
    event: { type: 'red' },
    lifeCycle: { opensAfter: 1, clearsAfter: 1 },
  };
}

export { loadPast, type Past, type PastScope } from './load-past.js';
export { planRuleRevision } from './plan-rule-revision.js';
export { replayPast, type ReplayedPast, type ReplayPastInput } from './replay-past.js';
export { shadowRule } from './shadow-rule.js';

export { EffectMark } from './effect-mark.js';
export { SeverityShape } from './severity-shape.js';
export { SeverityTag } from './severity-tag.js';
export { TruthMark, truthName } from './truth-mark.js';
export { VerdictMark } from './verdict-mark.js';
export { WarningState } from './warning-state.js';

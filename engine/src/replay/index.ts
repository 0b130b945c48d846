export { type GridHistory, type ItemHistory, type ReplayInput } from './replay-input.js';
export {
  type Replay,
  type ReplayedPeriod,
  type ReplayedSilence,
  type ReplayedWarning,
  type ReplayedWork,
} from './replay-result.js';
export { replayRule } from './replay-rule.js';

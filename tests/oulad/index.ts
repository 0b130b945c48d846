export { compareLive, type LiveComparison, type LiveSize } from './compare-live.js';
export { replayOulad, SCORED_DAYS, scoresOf, type Tried } from './replay-oulad.js';
export { type DayScore } from './score-warnings.js';

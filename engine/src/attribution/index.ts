export { attribute } from './attribute.js';
export { readAttribution } from './read-attribution.js';
export type { Attribution, Finding, FindingKind } from './attribution.js';
export type { AttributionInput, UnitsInput } from './attribution-input.js';
export { type PeerEvidence } from './among-peers.js';
export { chanceOf, type ChanceEvidence, type Proportion } from './chance.js';
export { controlChart, type ControlChart, type ControlSignal } from './control-chart.js';
export { type EarlierWarnings } from './earlier-warnings.js';
export { giveOutCents } from './give-out-cents.js';
export { type InputQuality, type InputState } from './input-quality.js';
export { shapley } from './shapley.js';
export {
  proportionForm,
  splitForm,
  type ProportionForm,
  type SplitForm,
  type SplitTerm,
} from './split-form.js';
export { splitTerms, type TermPart, type TermSplit } from './split-terms.js';
export {
  splitGap,
  splitRatio,
  splitSum,
  type Amount,
  type ExactSplit,
  type PartStatus,
  type RateShare,
  type UnitAmount,
  type UnitChange,
} from './split-units.js';
export { type Reversal, type UnitGap, type UnitPart, type UnitSplit } from './unit-split.js';

export {
  type EffectEvidence,
  type EffectVerification,
  type FrozenExpectation,
  verifyEffect,
} from './verify-effect.js';

import type { Today } from '@zhengai/runtime/contract';
import type { LoopPlace } from './eight-curve.js';

export type Stage = keyof Today['stages'];

export interface Station extends LoopPlace {
  readonly name: string;
  /** Stage of the runtime whose items are counted here; the other stations belong to the rounds of the large loop. */
  readonly stage?: Stage;
  /** Side of the curve on which the name stands. */
  readonly side:
    'above' | 'below' | 'start' | 'end' | 'aboveStart' | 'aboveEnd' | 'belowStart' | 'belowEnd' | 'farBelow';
}

/** In the order of travel: large loop 诊断 … 组织, crossing 实施, small loop 监测 … 成效确认. */
export const stations: readonly Station[] = [
  { name: 'diagnosis', loop: 'large', share: 0.13, side: 'aboveEnd' },
  { name: 'motivation', loop: 'large', share: 0.25, side: 'above' },
  { name: 'learning', loop: 'large', share: 0.35, side: 'aboveStart' },
  { name: 'innovation', loop: 'large', share: 0.435, side: 'start' },
  { name: 'improvement', loop: 'large', share: 0.5, side: 'start' },
  { name: 'goal', loop: 'large', share: 0.565, side: 'start' },
  { name: 'standard', loop: 'large', share: 0.65, side: 'belowStart' },
  { name: 'design', loop: 'large', share: 0.75, side: 'below' },
  { name: 'organisation', loop: 'large', share: 0.87, side: 'belowEnd' },
  { name: 'implementation', loop: 'large', share: 0, side: 'farBelow' },
  { name: 'monitor', stage: 'monitor', loop: 'small', share: 0.2, side: 'above' },
  { name: 'warn', stage: 'warn', loop: 'small', share: 0.36, side: 'above' },
  { name: 'diagnose', stage: 'diagnose', loop: 'small', share: 0.5, side: 'end' },
  { name: 'improve', stage: 'improve', loop: 'small', share: 0.64, side: 'below' },
  { name: 'verify', stage: 'verify', loop: 'small', share: 0.8, side: 'below' },
];

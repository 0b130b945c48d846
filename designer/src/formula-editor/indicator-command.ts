import type { Indicator } from '@zhengai/engine';
import type { Executed } from '../editing/index.js';

/** An indicator is small: every change is the next indicator, and the way back the one before. */
export function replaceIndicator(indicator: Indicator, next: Indicator): Executed<Indicator, Indicator> {
  return { document: next, inverse: indicator };
}

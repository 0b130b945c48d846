import { conditionPhrase, type Condition } from '@zhengai/engine';
import type { NodeSurroundings } from './node-type.js';

/** A condition of the drawing as people say it; `undefined` while it cannot be read. */
export function spokenCondition(
  condition: Condition | undefined,
  { document, dictionary, language }: NodeSurroundings,
): string | undefined {
  if (!condition) return undefined;
  try {
    return conditionPhrase(condition, { ...document.head, conditions: { all: [] } }, dictionary, language);
  } catch {
    // a draft may name what is not there
    return undefined;
  }
}

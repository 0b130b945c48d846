import type { Truth } from '../model/index.js';

/** Kleene's "and": false wins, then unknown; true for none. */
export function kleeneAll(truths: readonly Truth[]): Truth {
  let result: Truth = true;
  for (const truth of truths) {
    if (truth === false) return false;
    if (truth === null) result = null;
  }
  return result;
}

/** Kleene's "or": true wins, then unknown; false for none. */
export function kleeneAny(truths: readonly Truth[]): Truth {
  let result: Truth = false;
  for (const truth of truths) {
    if (truth === true) return true;
    if (truth === null) result = null;
  }
  return result;
}

export function kleeneNot(truth: Truth): Truth {
  return truth === null ? null : !truth;
}

/** Truth of a condition group. An empty `any` is true, as in json-rules-engine. */
export function groupTruth(kind: 'all' | 'any' | 'not', children: readonly Truth[]): Truth {
  if (kind === 'not') return kleeneNot(children[0] ?? null);
  if (kind === 'any') return children.length === 0 ? true : kleeneAny(children);
  return kleeneAll(children);
}

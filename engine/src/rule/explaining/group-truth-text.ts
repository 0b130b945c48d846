import type { Group } from './program-node.js';

/**
 * Kleene's logic over truth codes, without a branch: which way data go cannot be guessed. A code's lower bit says that
 * it is true, its upper one that it is unknown; an empty `any` is true, as in json-rules-engine.
 */
export function groupTruthText({ kind, children }: Group): string {
  const truths = children.map(({ index }) => `t${index}`);
  if (kind === 'not') return truths[0] === undefined ? '2' : `${truths[0]} ^ 1 ^ (${truths[0]} >> 1)`;
  if (truths.length === 0) return '1';
  const bits = `(${truths.join(' | ')})`;
  if (kind === 'any') return `${bits} & 1 | (${bits} & 2 & ~(${bits} << 1))`;
  const noneFalse = truths.map((truth) => `(${truth} | ${truth} >> 1)`).join(' & ');
  return `(${noneFalse} & 1) << (${bits} >> 1)`;
}

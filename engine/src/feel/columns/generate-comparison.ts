import type { ComparisonNode } from '../feel-node.js';
import type { EmittedTruth } from './emitted.js';

type Truth = Omit<EmittedTruth, 'kind'>;

const OPPOSITE = { '<': '>=', '<=': '>', '>': '<=', '>=': '<' } as const;

/** For `!=` as for `=`. */
export function compareNumbers({ operator, nullIsValue }: ComparisonNode, a: string, b: string): Truth {
  if (operator !== '=' && operator !== '!=') {
    return { isTrue: `${a} ${operator} ${b}`, isFalse: `${a} ${OPPOSITE[operator]} ${b}` };
  }
  if (!nullIsValue) return { isTrue: `${a} === ${b}`, isFalse: `(${a} < ${b} || ${a} > ${b})` };
  const same = `(${a} === ${b} || (${a} !== ${a} && ${b} !== ${b}))`;
  return { isTrue: same, isFalse: `!${same}` };
}

/** @param order  code for the function that orders two texts; without it they are of signs that order themselves, as days are */
export function compareTexts(
  { operator, nullIsValue }: ComparisonNode,
  a: string,
  b: string,
  order: string | undefined,
): Truth {
  const equality = operator === '=' || operator === '!=';
  if (equality && nullIsValue) return { isTrue: `${a} === ${b}`, isFalse: `${a} !== ${b}` };
  const known = `${a} !== null && ${b} !== null`;
  if (equality) return { isTrue: `${known} && ${a} === ${b}`, isFalse: `${known} && ${a} !== ${b}` };
  const [x, y] = order === undefined ? [a, b] : [`${order}(${a}, ${b})`, '0'];
  return {
    isTrue: `${known} && ${x} ${operator} ${y}`,
    isFalse: `${known} && ${x} ${OPPOSITE[operator]} ${y}`,
  };
}

export function compareTruths({ nullIsValue }: ComparisonNode, a: Truth, b: Truth): Truth {
  const same = `(${a.isTrue} && ${b.isTrue} || ${a.isFalse} && ${b.isFalse})`;
  const different = `(${a.isTrue} && ${b.isFalse} || ${a.isFalse} && ${b.isTrue})`;
  if (!nullIsValue) return { isTrue: same, isFalse: different };
  const bothNull = `!(${a.isTrue} || ${a.isFalse} || ${b.isTrue} || ${b.isFalse})`;
  return { isTrue: `(${same} || ${bothNull})`, isFalse: `!(${same} || ${bothNull})` };
}

import { entryOf, isContext } from '../value/index.js';
import type { Expression, Frame } from './frame.js';

/** Names declared around a part of an expression; at run time a `Frame` stands for each scope. */
export interface NameScope {
  /** By index in the frame's values; for a filter's element `item` alone, whose entries are names too. */
  readonly names: readonly string[];
  readonly isElement: boolean;
  readonly outer: NameScope | undefined;
}

export function declare(names: readonly string[], outer: NameScope | undefined): NameScope {
  return { names, isElement: false, outer };
}

/** The scope of a filter, in which entries of the element are names. */
export function declareElement(outer: NameScope | undefined): NameScope {
  return { names: ['item'], isElement: true, outer };
}

/**
 * How to read a name.
 *
 * @param otherwise  what it is when nothing around declares it
 */
export function readName(
  name: string,
  scope: NameScope | undefined,
  otherwise: Expression | undefined,
): Expression | undefined {
  const elements: number[] = [];
  let hops = 0;
  let declared: Expression | undefined = otherwise;
  for (let one = scope; one; one = one.outer, hops++) {
    if (one.isElement) elements.push(hops);
    const index = one.names.lastIndexOf(name);
    if (index < 0) continue;
    const up = hops;
    declared = (frame) => frameAt(frame, up).values[index] ?? null;
    break;
  }
  return elements.length === 0 ? declared : readElement(name, elements, declared);
}

/** An entry of the innermost element that has it. */
function readElement(
  name: string,
  elements: readonly number[],
  otherwise: Expression | undefined,
): Expression {
  return (frame) => {
    for (const hops of elements) {
      const element = frameAt(frame, hops).values[0];
      const entry = isContext(element) ? entryOf(element, name) : undefined;
      if (entry !== undefined) return entry;
    }
    return otherwise ? otherwise(frame) : null;
  };
}

function frameAt(frame: Frame, hops: number): Frame {
  let at = frame;
  for (let i = 0; i < hops && at.outer; i++) at = at.outer;
  return at;
}

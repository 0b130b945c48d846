import type { Condition, TopLevelCondition } from '../../model/index.js';
import type { ConditionNode } from '../../rule/index.js';

/** A part of a condition tree with its place in the rule. */
export interface ConditionPart {
  readonly node: ConditionNode;
  /** JSON pointer inside the rule. */
  readonly pointer: string;
}

type Written = Condition | TopLevelCondition;

/**
 * All parts below the outermost condition, outer ones first. A named condition is one part where it is used: what it
 * says may matter elsewhere.
 */
export function conditionParts(
  node: ConditionNode,
  written: Written,
  pointer: string,
  named: Readonly<Record<string, Written>> = {},
): readonly ConditionPart[] {
  if ('condition' in written) {
    const target = named[written.condition];
    return target === undefined
      ? []
      : conditionParts(node, target, `/namedConditions/${escaped(written.condition)}`, named);
  }
  const list = 'all' in written ? written.all : 'any' in written ? written.any : undefined;
  const kind = 'all' in written ? 'all' : 'any';
  const children: readonly [Written, string][] = list
    ? list.map((one, i) => [one, `${pointer}/${kind}/${i}`])
    : 'not' in written
      ? [[written.not, `${pointer}/not`]]
      : [];
  return children.flatMap(([child, at], i): ConditionPart[] => {
    const part = node.kind === 'comparison' ? undefined : node.children[i];
    if (part === undefined) return [];
    const below = 'condition' in child ? [] : conditionParts(part, child, at, named);
    return [{ node: part, pointer: at }, ...below];
  });
}

const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

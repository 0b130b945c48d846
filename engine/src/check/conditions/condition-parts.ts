import type { Condition, TopLevelCondition } from '../../model/index.js';
import type { ConditionNode } from '../../rule/index.js';

/** A part of a condition tree with its place in the rule. */
export interface ConditionPart {
  readonly node: ConditionNode;
  /** JSON pointer inside the rule. */
  readonly pointer: string;
}

type Written = Condition | TopLevelCondition;

/** All parts, those inside named conditions too, each where it is written. */
export function allConditionParts(
  node: ConditionNode,
  written: Written,
  pointer: string,
  named: Readonly<Record<string, Written>> = {},
): readonly ConditionPart[] {
  return conditionParts(node, written, pointer, named, true);
}

/**
 * All parts below the outermost condition, outer ones first. A named condition is one part where it is used: what it
 * says may matter elsewhere.
 */
export function conditionParts(
  node: ConditionNode,
  written: Written,
  pointer: string,
  named: Readonly<Record<string, Written>> = {},
  inside = false,
): readonly ConditionPart[] {
  if ('condition' in written) {
    const target = named[written.condition];
    return target === undefined
      ? []
      : conditionParts(node, target, `/namedConditions/${escaped(written.condition)}`, named, inside);
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
    const below = 'condition' in child && !inside ? [] : conditionParts(part, child, at, named, inside);
    return [{ node: part, pointer: at }, ...below];
  });
}

const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

import type { FactKey, FactRef, LocalizedText, ValueType } from '../model/index.js';
import type { PathStep } from './json-path.js';
import type { Operator } from './operator.js';
import type { FactDefinition } from './fact-definition.js';
import type { StructuredValue } from './rule-facts.js';
import type { PathResolver } from './rule-options.js';

/** A fact on one side of a comparison, looked up. */
export interface FactSide {
  readonly kind: 'fact';
  readonly ref: FactRef;
  readonly key: FactKey;
  readonly definition: FactDefinition;
  readonly path?: {
    readonly text: string;
    readonly steps: readonly PathStep[];
    /** Follows the text instead of the steps. */
    readonly resolver?: PathResolver;
  };
  readonly valueType?: ValueType;
  readonly unit?: string;
  readonly label: LocalizedText;
}

/** A value written in the rule: a scalar or a list of scalars. */
export interface LiteralSide {
  readonly kind: 'literal';
  readonly value: StructuredValue;
  readonly unit?: string;
  readonly label: LocalizedText;
}

export interface ComparisonNode {
  readonly kind: 'comparison';
  /** Where in the rule it stands, a JSON pointer; of those that are read from one. */
  readonly pointer?: string;
  readonly operator: Operator;
  /** As written, decorators included. */
  readonly operatorText: string;
  readonly left: FactSide;
  readonly right: FactSide | LiteralSide;
  readonly name?: string;
}

export interface GroupNode {
  readonly kind: 'all' | 'any' | 'not';
  readonly children: readonly ConditionNode[];
  readonly name?: string;
}

/** Conditions checked and looked up, named ones put in where they are used. All evaluation starts from here. */
export type ConditionNode = GroupNode | ComparisonNode;

/** Comparisons of a tree from left to right. */
export function* comparisonsOf(node: ConditionNode): Generator<ComparisonNode> {
  if (node.kind === 'comparison') yield node;
  else for (const child of node.children) yield* comparisonsOf(child);
}

/** Fact sides of a tree, each key once, in order of appearance. */
export function factSidesOf(node: ConditionNode): readonly FactSide[] {
  const sides = new Map<FactKey, FactSide>();
  for (const { left, right } of comparisonsOf(node)) {
    for (const side of [left, right])
      if (side.kind === 'fact' && !sides.has(side.key)) sides.set(side.key, side);
  }
  return [...sides.values()];
}

import type { RuleNode, RuleNodeKind } from '../document/index.js';
import { comparisonType } from './comparison/index.js';
import { eventType } from './event/index.js';
import { factType } from './fact/index.js';
import { allType, anyType, notType } from './group/index.js';
import { namedType } from './named/index.js';
import type { NodeSurroundings, NodeType, NodeWords } from './node-type.js';

export { fitComparisons } from './comparison/index.js';
export type { NodeSurroundings, NodeType, NodeWords } from './node-type.js';

/** Every kind of node; a new kind does not compile until it stands here. */
export const NODE_TYPES: { readonly [K in RuleNodeKind]: NodeType<K> } = {
  fact: factType,
  comparison: comparisonType,
  all: allType,
  any: anyType,
  not: notType,
  named: namedType,
  event: eventType,
};

/** The type of a node, for callers that do not know its kind. */
export function typeOf(kind: RuleNodeKind): NodeType<RuleNodeKind> {
  return NODE_TYPES[kind] as unknown as NodeType<RuleNodeKind>;
}

export function wordsOf(node: RuleNode, surroundings: NodeSurroundings): NodeWords {
  return typeOf(node.kind).words(node, surroundings);
}

/** A node as one phrase, for lists, findings and screen readers. */
export function spokenOf(node: RuleNode, surroundings: NodeSurroundings): string {
  const { title, spoken } = wordsOf(node, surroundings);
  return spoken ?? title;
}

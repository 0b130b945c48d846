import type { ConditionValue, Rule } from '@zhengai/engine';

export type NodeId = string;

/** A fact as rules name it, on the left or right of a comparison. */
export interface FactNode {
  readonly id: NodeId;
  readonly kind: 'fact';
  readonly fact: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly path?: string;
}

/** `value` counts only while nothing is connected to the right. */
export interface ComparisonNode {
  readonly id: NodeId;
  readonly kind: 'comparison';
  readonly operator: string;
  readonly value: Exclude<ConditionValue, { readonly fact: string }>;
}

export type GroupNode = { [K in 'all' | 'any' | 'not']: { readonly id: NodeId; readonly kind: K } }[
  'all' | 'any' | 'not'];

/** A named condition of the rule, kept as it is. */
export interface NamedNode {
  readonly id: NodeId;
  readonly kind: 'named';
  readonly condition: string;
}

/** What the rule says when its condition holds; exactly one, never removed. */
export interface EventNode {
  readonly id: typeof EVENT_ID;
  readonly kind: 'event';
}

export type RuleNode = FactNode | ComparisonNode | GroupNode | NamedNode | EventNode;
export type RuleNodeKind = RuleNode['kind'];

export const EVENT_ID = 'event';

/** Where an edge ends: the two sides of a comparison, or the conditions of a group or the event. */
export type Port = 'left' | 'right' | 'condition';

/** Edges into one port stand in the order of the conditions they bring. */
export interface RuleEdge {
  readonly from: NodeId;
  readonly to: NodeId;
  readonly port: Port;
}

export interface Position {
  readonly x: number;
  readonly y: number;
}

/** Everything about the rule that is not drawn as a node. */
export type RuleHead = Omit<Rule, 'conditions'>;

/**
 * The immutable model behind canvas, sentence and code. It may be unfinished: nodes may stand alone.
 * What is selected, zoomed or hovered is no part of it.
 */
export interface RuleDocument {
  readonly head: RuleHead;
  readonly nodes: Readonly<Record<NodeId, RuleNode>>;
  readonly edges: readonly RuleEdge[];
  /** A node without a position is laid out automatically. */
  readonly positions: Readonly<Record<NodeId, Position>>;
}

export function emptyDocument(head: RuleHead): RuleDocument {
  return { head, nodes: { [EVENT_ID]: { id: EVENT_ID, kind: 'event' } }, edges: [], positions: {} };
}

/** Edges into one port of a node, in order. */
export function edgesInto(document: RuleDocument, to: NodeId, port: Port): readonly RuleEdge[] {
  return document.edges.filter((edge) => edge.to === to && edge.port === port);
}

/** Smallest `<kind><number>` that no node has. */
export function freshId(document: RuleDocument, kind: RuleNodeKind): NodeId {
  let number = 1;
  while (`${kind}${number}` in document.nodes) number += 1;
  return `${kind}${number}`;
}

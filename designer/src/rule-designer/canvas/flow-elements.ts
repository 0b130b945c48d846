import { MarkerType, type Connection, type Edge } from '@xyflow/react';
import type { TFunction } from 'i18next';
import {
  EVENT_ID,
  type DrawingProblem,
  type NodeId,
  type Port,
  type Position,
  type RuleEdge,
} from '../document/index.js';
import { spokenOf, type NodeSurroundings } from '../node-types/index.js';
import { cardSize, type CardSize } from './card-size.js';
import { layOut } from './lay-out.js';
import type { FlowNode } from './rule-node-card.js';

export type FlowEdge = Edge<{ edge: RuleEdge }>;

export function flowNodes(
  surroundings: NodeSurroundings,
  problems: readonly DrawingProblem[],
  selected: NodeId | undefined,
  t: TFunction,
): FlowNode[] {
  const { nodes } = surroundings.document;
  const problemAt = (id: NodeId): DrawingProblem | undefined => problems.find(({ node }) => node === id);
  const sizes = new Map<NodeId, CardSize>(
    Object.values(nodes).map((node) => [
      node.id,
      cardSize(node, surroundings, problemAt(node.id) !== undefined),
    ]),
  );
  const positions = layOut(surroundings.document, (id) => sizes.get(id) ?? { width: 150, height: 54 });
  // the order of tabbing: column by column from the facts, each from top to bottom
  const place = (id: NodeId): Position => positions[id] ?? { x: 0, y: 0 };
  const inOrder = Object.values(nodes).sort(
    (a, b) => place(a.id).x - place(b.id).x || place(a.id).y - place(b.id).y,
  );
  return inOrder.map((node): FlowNode => {
    const problem = problemAt(node.id);
    const told = problem && t(`rule-designer:problem.${problem.code}`);
    return {
      id: node.id,
      type: 'rule',
      position: place(node.id),
      selected: node.id === selected,
      deletable: node.id !== EVENT_ID,
      ariaLabel: [spokenOf(node, surroundings), told].filter(Boolean).join(' · '),
      data: { node, problem: told, height: sizes.get(node.id)?.height ?? 54 },
    };
  });
}

export function flowEdges(
  surroundings: NodeSurroundings,
  selected: string | undefined,
  t: TFunction,
): FlowEdge[] {
  const { document } = surroundings;
  const name = (id: NodeId): string => {
    const node = document.nodes[id];
    return node ? spokenOf(node, surroundings) : '';
  };
  return document.edges.map((edge) => {
    const id = edgeId(edge);
    return {
      id,
      source: edge.from,
      target: edge.to,
      sourceHandle: 'out',
      targetHandle: edge.port,
      selected: id === selected,
      markerEnd: { type: MarkerType.ArrowClosed, width: 14, height: 14, color: 'var(--ink-faint)' },
      ariaLabel: t('rule-designer:canvas.edge', { from: name(edge.from), to: name(edge.to) }),
      data: { edge },
    };
  });
}

export function edgeId({ from, to, port }: RuleEdge): string {
  return `${from}>${to}>${port}`;
}

export function edgeOf({ source, target, targetHandle }: Connection | Edge): RuleEdge | undefined {
  return targetHandle ? { from: source, to: target, port: targetHandle as Port } : undefined;
}

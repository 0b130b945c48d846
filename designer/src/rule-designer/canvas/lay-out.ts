import dagre from '@dagrejs/dagre';
import type { NodeId, Position, RuleDocument } from '../document/index.js';

export const NODE_SIZE = { width: 176, height: 66 } as const;

/** Positions for all nodes: where people put them, else from facts at the left to the event at the right. */
export function layOut(document: RuleDocument): Readonly<Record<NodeId, Position>> {
  const ids = Object.keys(document.nodes);
  if (ids.every((id) => id in document.positions)) return document.positions;
  const graph = new dagre.graphlib.Graph();
  graph.setGraph({ rankdir: 'LR', nodesep: 24, ranksep: 44, marginx: 24, marginy: 24 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const id of ids) graph.setNode(id, { ...NODE_SIZE });
  for (const { from, to } of document.edges) graph.setEdge(from, to);
  dagre.layout(graph);
  return Object.fromEntries(
    ids.map((id) => {
      const { x, y } = graph.node(id) as Position;
      return [id, document.positions[id] ?? { x: x - NODE_SIZE.width / 2, y: y - NODE_SIZE.height / 2 }];
    }),
  );
}

import type * as editing from '../../editing/index.js';
import { refuseConnection } from './connection-rules.js';
import {
  EVENT_ID,
  type NodeId,
  type Position,
  type RuleDocument,
  type RuleEdge,
  type RuleHead,
  type RuleNode,
  type RuleNodeKind,
} from './rule-document.js';

/** Everything that can happen to a document; each can be undone by the command that its execution gives back. */
export type Command =
  | { readonly kind: 'addNode'; readonly node: RuleNode; readonly position?: Position }
  | { readonly kind: 'removeNode'; readonly id: NodeId }
  | { readonly kind: 'replaceNode'; readonly node: RuleNode }
  | { readonly kind: 'connect'; readonly edge: RuleEdge; readonly index?: number }
  | { readonly kind: 'disconnect'; readonly edge: RuleEdge }
  | { readonly kind: 'move'; readonly positions: Readonly<Record<NodeId, Position | null>> }
  | { readonly kind: 'setHead'; readonly head: RuleHead }
  | { readonly kind: 'replaceDocument'; readonly document: RuleDocument }
  | { readonly kind: 'batch'; readonly commands: readonly Command[] };

export type Executed = editing.Executed<RuleDocument, Command>;

type Handlers = {
  readonly [K in Command['kind']]: (
    document: RuleDocument,
    command: Extract<Command, { kind: K }>,
  ) => Executed;
};

/** A command that does not fit the document changes nothing. */
const nothing = (document: RuleDocument): Executed => ({
  document,
  inverse: { kind: 'batch', commands: [] },
});

/** A node keeps its kind; only “all” and “any”, which take the same edges, may become each other. */
const mayBecome = (before: RuleNodeKind, after: RuleNodeKind): boolean =>
  before === after || ([before, after].includes('all') && [before, after].includes('any'));

const sameEdge = (a: RuleEdge, b: RuleEdge): boolean =>
  a.from === b.from && a.to === b.to && a.port === b.port;

const HANDLERS: Handlers = {
  addNode(document, { node, position }) {
    if (node.id in document.nodes) return nothing(document);
    return {
      document: {
        ...document,
        nodes: { ...document.nodes, [node.id]: node },
        positions: position ? { ...document.positions, [node.id]: position } : document.positions,
      },
      inverse: { kind: 'removeNode', id: node.id },
    };
  },
  removeNode(document, { id }) {
    const node = document.nodes[id];
    if (!node || id === EVENT_ID) return nothing(document);
    const { [id]: _node, ...nodes } = document.nodes;
    const { [id]: position, ...positions } = document.positions;
    const edges = document.edges.filter((edge) => edge.from !== id && edge.to !== id);
    const reconnect = document.edges.flatMap((edge, index): Command[] =>
      edge.from === id || edge.to === id ? [{ kind: 'connect', edge, index }] : [],
    );
    return {
      document: { ...document, nodes, positions, edges },
      inverse: {
        kind: 'batch',
        commands: [{ kind: 'addNode', node, ...(position ? { position } : {}) }, ...reconnect],
      },
    };
  },
  replaceNode(document, { node }) {
    const before = document.nodes[node.id];
    if (!before || !mayBecome(before.kind, node.kind)) return nothing(document);
    return {
      document: { ...document, nodes: { ...document.nodes, [node.id]: node } },
      inverse: { kind: 'replaceNode', node: before },
    };
  },
  connect(document, { edge, index }) {
    if (refuseConnection(document, edge.from, edge.to, edge.port)) return nothing(document);
    const edges = [...document.edges];
    edges.splice(index ?? edges.length, 0, edge);
    return { document: { ...document, edges }, inverse: { kind: 'disconnect', edge } };
  },
  disconnect(document, { edge }) {
    const index = document.edges.findIndex((known) => sameEdge(known, edge));
    const known = document.edges[index];
    if (!known) return nothing(document);
    return {
      document: { ...document, edges: document.edges.filter((_, i) => i !== index) },
      inverse: { kind: 'connect', edge: known, index },
    };
  },
  move(document, { positions }) {
    const ids = Object.keys(positions).filter((id) => id in document.nodes);
    const before = Object.fromEntries(ids.map((id) => [id, document.positions[id] ?? null]));
    const after: Record<NodeId, Position> = { ...document.positions };
    for (const id of ids) {
      const position = positions[id];
      if (position) after[id] = position;
      else delete after[id];
    }
    return { document: { ...document, positions: after }, inverse: { kind: 'move', positions: before } };
  },
  setHead(document, { head }) {
    return { document: { ...document, head }, inverse: { kind: 'setHead', head: document.head } };
  },
  replaceDocument(document, command) {
    return { document: command.document, inverse: { kind: 'replaceDocument', document } };
  },
  batch(document, { commands }) {
    let current = document;
    const inverses: Command[] = [];
    for (const command of commands) {
      const executed = execute(current, command);
      current = executed.document;
      inverses.unshift(executed.inverse);
    }
    return { document: current, inverse: { kind: 'batch', commands: inverses } };
  },
};

/** The document after a command, and the command that leads back. */
export function execute(document: RuleDocument, command: Command): Executed {
  const handler = HANDLERS[command.kind] as (document: RuleDocument, command: Command) => Executed;
  return handler(document, command);
}

import type { ProcessNode } from '../model/index.js';
import { flowsFrom, type NodeHandler, type NodeKind, type NodeOfKind } from './node-handler.js';

/** Behaviour by kind of node. */
const HANDLERS: { readonly [Kind in NodeKind]: NodeHandler<NodeOfKind<Kind>> } = {
  startEvent: {
    enter: ({ id }, _, process) => ({ to: flowsFrom(process, id) }),
    answer: () => undefined,
  },
  endEvent: {
    enter: () => ({ to: [] }),
    answer: () => undefined,
  },
  userTask: {
    enter: ({ id }, visit) => ({ commands: [{ kind: 'createTask', nodeId: id, visit }] }),
    answer: ({ id }, event, process) =>
      event.kind === 'taskCompleted' ? { to: flowsFrom(process, id), values: event.values } : undefined,
  },
  verificationTask: {
    enter: ({ id }, visit) => ({ commands: [{ kind: 'awaitVerification', nodeId: id, visit }] }),
    answer: ({ id, returnsTo }, event, process) => {
      if (event.kind !== 'verified') return undefined;
      return { to: event.outcome === 'effective' ? flowsFrom(process, id) : [returnsTo] };
    },
  },
};

export function handlerOf<Node extends ProcessNode>(node: Node): NodeHandler<ProcessNode> {
  return HANDLERS[node.kind];
}

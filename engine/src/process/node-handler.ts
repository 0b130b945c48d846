import type { Process, ProcessNode } from '../model/index.js';
import type { ProcessCommand, ProcessEvent } from './process-state.js';

export type NodeKind = ProcessNode['kind'];
export type NodeOfKind<Kind extends NodeKind> = Extract<ProcessNode, { kind: Kind }>;

/** What a node answers to an event meant for it: where its token goes, and the commands that come with leaving. */
export interface Leaving {
  /** Nodes entered next; none: the token ends here. */
  readonly to: readonly string[];
  /** Values to remember, by field. */
  readonly values?: Extract<ProcessEvent, { kind: 'taskCompleted' }>['values'];
}

/** How one kind of node behaves. A new kind does not compile until it has a handler. */
export interface NodeHandler<Node extends ProcessNode> {
  /** Commands when a token arrives, or where it goes on to at once. */
  enter(
    node: Node,
    visit: number,
    process: Process,
  ): { readonly commands: readonly ProcessCommand[] } | Leaving;
  /** Answer to an event for a token that waits here; `undefined` when the event is not for this kind of node. */
  answer(
    node: Node,
    event: Exclude<ProcessEvent, { kind: 'cancelled' }>,
    process: Process,
  ): Leaving | undefined;
}

/** Targets of the flows that leave a node. */
export function flowsFrom(process: Process, nodeId: string): readonly string[] {
  return process.flows.filter(({ from }) => from === nodeId).map(({ to }) => to);
}

import type { Process, ProcessNode, SequenceFlow } from '@zhengai/engine';
import type { Executed } from '../../editing/index.js';

/** Everything that can happen to a workflow; each can be undone by the command that its execution gives back. */
export type ProcessCommand =
  | { readonly kind: 'insertAfter'; readonly after: string; readonly node: ProcessNode }
  | { readonly kind: 'remove'; readonly id: string }
  | { readonly kind: 'replaceNode'; readonly node: ProcessNode }
  | { readonly kind: 'moveEarlier'; readonly id: string }
  | { readonly kind: 'rename'; readonly name: Process['name'] }
  | { readonly kind: 'replaceProcess'; readonly process: Process };

type Handlers = {
  readonly [K in ProcessCommand['kind']]: (
    process: Process,
    command: Extract<ProcessCommand, { kind: K }>,
  ) => Process;
};

const HANDLERS: Handlers = {
  insertAfter(process, { after, node }) {
    const flow = process.flows.find(({ from }) => from === after);
    if (!flow || process.nodes.some(({ id }) => id === node.id)) return process;
    const place = process.nodes.findIndex(({ id }) => id === after) + 1;
    return {
      ...process,
      nodes: [...process.nodes.slice(0, place), node, ...process.nodes.slice(place)],
      flows: lineThrough([...before(process, after), after, node.id, ...behind(process, after)]),
    };
  },
  remove(process, { id }) {
    const node = process.nodes.find((known) => known.id === id);
    if (!node || node.kind === 'startEvent' || node.kind === 'endEvent') return process;
    if (process.nodes.some((known) => known.kind === 'verificationTask' && known.returnsTo === id))
      return process;
    return {
      ...process,
      nodes: process.nodes.filter((known) => known.id !== id),
      flows: lineThrough([...before(process, id), ...behind(process, id)]),
    };
  },
  replaceNode(process, { node }) {
    if (!process.nodes.some(({ id, kind }) => id === node.id && kind === node.kind)) return process;
    return { ...process, nodes: process.nodes.map((known) => (known.id === node.id ? node : known)) };
  },
  moveEarlier(process, { id }) {
    const line = lineOf(process);
    const at = line.indexOf(id);
    if (at < 2 || at === line.length - 1) return process;
    const moved = [...line.slice(0, at - 1), id, line[at - 1] ?? '', ...line.slice(at + 1)];
    return { ...process, nodes: inOrder(process, moved), flows: lineThrough(moved) };
  },
  rename: (process, { name }) => ({ ...process, name }),
  replaceProcess: (_, command) => command.process,
};

/** The workflow after a command; the way back is the workflow before, which is immutable. */
export function executeProcess(process: Process, command: ProcessCommand): Executed<Process, ProcessCommand> {
  const handler = HANDLERS[command.kind] as (process: Process, command: ProcessCommand) => Process;
  return { document: handler(process, command), inverse: { kind: 'replaceProcess', process } };
}

/** Ids from start to end; what no flow reaches comes last, in the order of the model. */
export function lineOf(process: Process): string[] {
  const line: string[] = [];
  let current = process.nodes.find(({ kind }) => kind === 'startEvent')?.id;
  while (current !== undefined && !line.includes(current)) {
    line.push(current);
    const here = current;
    current = process.flows.find(({ from }) => from === here)?.to;
  }
  return [...line, ...process.nodes.map(({ id }) => id).filter((id) => !line.includes(id))];
}

function before(process: Process, id: string): string[] {
  const line = lineOf(process);
  return line.slice(0, line.indexOf(id));
}

function behind(process: Process, id: string): string[] {
  const line = lineOf(process);
  return line.slice(line.indexOf(id) + 1);
}

function lineThrough(ids: readonly string[]): SequenceFlow[] {
  return ids.slice(1).map((to, i) => ({ id: `flow${i + 1}`, from: ids[i] ?? '', to }));
}

function inOrder(process: Process, ids: readonly string[]): ProcessNode[] {
  return ids.flatMap((id) => process.nodes.find((node) => node.id === id) ?? []);
}

import { ModelError, type Process } from '../model/index.js';
import { checkProcess } from './check-process.js';
import type { Leaving } from './node-handler.js';
import { handlerOf } from './node-handlers.js';
import type {
  ProcessCommand,
  ProcessContext,
  ProcessEvent,
  ProcessState,
  ProcessToken,
  StepResult,
} from './process-state.js';

/**
 * Starts a process: the state after its start event and the first commands.
 *
 * @throws ModelError when `checkProcess` finds an error
 */
export function startProcess(process: Process, context: ProcessContext): StepResult {
  const diagnostics = checkProcess(process);
  if (diagnostics.some(({ severity }) => severity === 'error')) throw new ModelError(diagnostics);
  const start = process.nodes.filter(({ kind }) => kind === 'startEvent').map(({ id }) => id);
  const state: ProcessState = { status: 'running', tokens: [], variables: { ...context }, visits: {} };
  return enter(process, state, start, []);
}

/**
 * Advances a process by one event. Events for a visit that is over, or never was, change nothing: repeats and late
 * arrivals are harmless, and replaying a log gives the same state again.
 */
export function step(process: Process, state: ProcessState, event: ProcessEvent): StepResult {
  const unchanged: StepResult = { state, commands: [] };
  if (state.status !== 'running') return unchanged;
  if (event.kind === 'cancelled') return cancel(state);
  const token = state.tokens.find(({ nodeId, visit }) => nodeId === event.nodeId && visit === event.visit);
  const node = process.nodes.find(({ id }) => id === event.nodeId);
  if (token === undefined || node === undefined) return unchanged;
  const leaving = handlerOf(node).answer(node, event, process);
  if (leaving === undefined) return unchanged;
  return enter(process, remember(without(state, token), node.id, leaving), leaving.to, []);
}

function cancel(state: ProcessState): StepResult {
  return {
    state: { ...state, status: 'cancelled', tokens: [] },
    commands: state.tokens.map(({ nodeId, visit }) => ({ kind: 'cancelTask', nodeId, visit })),
  };
}

/** Puts a token on each node, on through those that do not wait, until all wait or none is left. */
function enter(
  process: Process,
  from: ProcessState,
  targets: readonly string[],
  before: readonly ProcessCommand[],
): StepResult {
  let state = from;
  const commands = [...before];
  const queue = [...targets];
  for (let nodeId = queue.shift(); nodeId !== undefined; nodeId = queue.shift()) {
    const node = process.nodes.find(({ id }) => id === nodeId);
    if (node === undefined) continue;
    const visit = (state.visits[nodeId] ?? 0) + 1;
    state = { ...state, visits: { ...state.visits, [nodeId]: visit } };
    const arrival = handlerOf(node).enter(node, visit, process);
    if ('to' in arrival) {
      queue.push(...arrival.to);
    } else {
      commands.push(...arrival.commands);
      state = { ...state, tokens: [...state.tokens, { nodeId, visit }] };
    }
  }
  if (state.tokens.length > 0) return { state, commands };
  return { state: { ...state, status: 'completed' }, commands: [...commands, { kind: 'complete' }] };
}

function without(state: ProcessState, token: ProcessToken): ProcessState {
  return { ...state, tokens: state.tokens.filter((other) => other !== token) };
}

function remember(state: ProcessState, nodeId: string, { values }: Leaving): ProcessState {
  const brought = Object.entries(values ?? {}).map(
    ([field, value]) => [`${nodeId}.${field}`, value] as const,
  );
  if (brought.length === 0) return state;
  return { ...state, variables: { ...state.variables, ...Object.fromEntries(brought) } };
}

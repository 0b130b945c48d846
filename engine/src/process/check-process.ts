import { Errors } from 'typebox/value';
import {
  type Diagnostic,
  type Process,
  type ProcessNode,
  ProcessSchema,
  type MessageArgument,
} from '../model/index.js';
import { processDiagnostic, type ProcessDiagnosticCode } from './process-diagnostic.js';

/**
 * Finds what is wrong with a process: its form, and that it is one straight line of steps from a start to an end with
 * at most one verification, which returns to a task before it. Never throws.
 */
export function checkProcess(process: Process): readonly Diagnostic[] {
  const root = `processes/${typeof process?.code === 'string' ? process.code : ''}`;
  const found: Diagnostic[] = [];
  const add: Check['add'] = (code, pointer, ...args) => {
    found.push(processDiagnostic(code, root + pointer, args));
  };
  for (const error of Errors(ProcessSchema, process)) {
    add('process.shape.invalid', error.instancePath, error.message);
  }
  if (found.length > 0) return found;
  const check: Check = { process, add, indexOf: new Map(process.nodes.map(({ id }, index) => [id, index])) };
  checkIds(check);
  checkCounts(check);
  if (found.length > 0) return found;
  checkLine(check);
  checkForms(check);
  if (found.length === 0) checkVerification(check);
  return found;
}

interface Check {
  readonly process: Process;
  readonly indexOf: ReadonlyMap<string, number>;
  readonly add: (code: ProcessDiagnosticCode, pointer: string, ...args: readonly MessageArgument[]) => void;
}

function checkIds({ process, indexOf, add }: Check): void {
  const repeated = <T extends { readonly id: string }>(list: readonly T[]) =>
    list.flatMap(({ id }, index) =>
      list.findIndex((other) => other.id === id) < index ? [{ id, index }] : [],
    );
  for (const { id, index } of repeated(process.nodes))
    add('process.node.duplicate', `/nodes/${index}/id`, id);
  for (const { id, index } of repeated(process.flows))
    add('process.flow.duplicate', `/flows/${index}/id`, id);
  for (const [index, flow] of process.flows.entries()) {
    for (const end of ['from', 'to'] as const) {
      if (!indexOf.has(flow[end]))
        add('process.flow.unknownNode', `/flows/${index}/${end}`, flow.id, flow[end]);
    }
  }
}

function checkCounts({ process, add }: Check): void {
  const count = (kind: ProcessNode['kind']) => process.nodes.filter((node) => node.kind === kind).length;
  if (count('startEvent') !== 1) add('process.start.count', '/nodes', count('startEvent'));
  if (count('endEvent') !== 1) add('process.end.count', '/nodes', count('endEvent'));
  if (count('userTask') === 0) add('process.task.missing', '/nodes');
  if (count('verificationTask') > 1) add('process.verification.count', '/nodes', count('verificationTask'));
}

function checkLine(check: Check): void {
  const { process, add } = check;
  for (const [index, node] of process.nodes.entries()) {
    const pointer = `/nodes/${index}`;
    const ways = (end: 'from' | 'to') => process.flows.filter((flow) => flow[end] === node.id).length;
    if (node.kind === 'endEvent') {
      if (ways('from') > 0) add('process.end.wayOut', pointer);
    } else if (ways('from') !== 1) {
      add('process.node.notOneWayOut', pointer, node.name, ways('from'));
    }
    if (node.kind === 'startEvent') {
      if (ways('to') > 0) add('process.start.wayIn', pointer);
    } else if (ways('to') !== 1) {
      add('process.node.notOneWayIn', pointer, node.name, ways('to'));
    }
  }
  const line = lineOf(process);
  for (const [index, node] of process.nodes.entries()) {
    if (line.includes(node)) continue;
    if (node.kind === 'endEvent') add('process.end.unreachable', `/nodes/${index}`);
    else add('process.node.unreachable', `/nodes/${index}`, node.name);
  }
}

/** Nodes from the start along the first flow out of each. */
function lineOf(process: Process): readonly ProcessNode[] {
  const line: ProcessNode[] = [];
  let node = process.nodes.find(({ kind }) => kind === 'startEvent');
  while (node !== undefined && !line.includes(node)) {
    const here = node.id;
    line.push(node);
    const flow = process.flows.find(({ from }) => from === here);
    node = process.nodes.find(({ id }) => id === flow?.to);
  }
  return line;
}

function checkVerification({ process, indexOf, add }: Check): void {
  const line = lineOf(process);
  for (const [position, node] of line.entries()) {
    if (node.kind !== 'verificationTask') continue;
    const before = line
      .slice(0, position)
      .some(({ id, kind }) => id === node.returnsTo && kind === 'userTask');
    const pointer = `/nodes/${indexOf.get(node.id) ?? 0}/returnsTo`;
    if (!before) {
      const target = process.nodes.find(({ id }) => id === node.returnsTo);
      add('process.verification.returnsTo', pointer, node.name, target?.name ?? node.returnsTo);
    }
  }
}

function checkForms({ process, add }: Check): void {
  for (const [index, node] of process.nodes.entries()) {
    if (node.kind !== 'userTask') continue;
    for (const [place, field] of node.form.entries()) {
      const pointer = `/nodes/${index}/form/${place}`;
      if (node.form.findIndex(({ code }) => code === field.code) < place) {
        add('process.field.duplicate', `${pointer}/code`, node.name, field.code);
      }
      if (field.type === 'choice' && (field.options ?? []).length === 0) {
        add('process.field.options', `${pointer}/options`, node.name, field.label);
      }
    }
  }
}

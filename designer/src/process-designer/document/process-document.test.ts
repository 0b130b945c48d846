import { checkProcess, type Process } from '@zhengai/engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { perform, redo, startHistory, undo, type History } from '../../editing/index.js';
import { executeProcess, lineOf, newUserTask, newVerification, type ProcessCommand } from './index.js';

const text = { zh: '文', en: 'text' };
const START: Process = {
  code: 'p',
  name: text,
  nodes: [
    { id: 'start', kind: 'startEvent', name: text },
    {
      id: 'plan',
      kind: 'userTask',
      name: text,
      assignee: 'responsible',
      dueDays: 5,
      form: [{ code: 'cause', label: text, type: 'longText', required: true }],
    },
    { id: 'end', kind: 'endEvent', name: text },
  ],
  flows: [
    { id: 'a', from: 'start', to: 'plan' },
    { id: 'b', from: 'plan', to: 'end' },
  ],
};

function commandFrom(process: Process, [pick, at]: readonly [number, number]): ProcessCommand {
  const node = process.nodes[at % process.nodes.length];
  const id = node?.id ?? '';
  const added = pick === 1 ? newVerification(process) : newUserTask(process);
  if (pick <= 1 && added) return { kind: 'insertAfter', after: id, node: added };
  if (pick === 2) return { kind: 'remove', id };
  if (pick === 3) return { kind: 'moveEarlier', id };
  if (pick === 4 && node)
    return { kind: 'replaceNode', node: { ...node, name: { zh: `名${at}`, en: `name ${at}` } } };
  return { kind: 'rename', name: { zh: `名${at}`, en: `name ${at}` } };
}

const scripts = fc.array(fc.tuple(fc.nat(5), fc.nat(30)), { maxLength: 30 });

describe('a workflow being drawn', () => {
  it('stays one line through every node, and gives back each earlier and later state', () => {
    fc.assert(
      fc.property(scripts, (script) => {
        let history: History<Process, ProcessCommand> = startHistory(START);
        const seen = [history.document];
        for (const numbers of script) {
          const next = perform(executeProcess, history, commandFrom(history.document, numbers));
          if (next !== history) seen.push(next.document);
          history = next;
          const { nodes, flows } = history.document;
          expect(flows).toHaveLength(nodes.length - 1);
          expect([...lineOf(history.document)].sort()).toEqual(nodes.map(({ id }) => id).sort());
        }
        for (const expected of seen.slice(0, -1).reverse()) {
          history = undo(executeProcess, history);
          expect(history.document).toEqual(expected);
        }
        for (const expected of seen.slice(1)) {
          history = redo(executeProcess, history);
          expect(history.document).toEqual(expected);
        }
      }),
    );
  });

  it('has no errors with a task and a verification behind it', () => {
    const verification = newVerification(START);
    if (!verification) throw new Error('a task is there to return to');
    const { document } = executeProcess(START, { kind: 'insertAfter', after: 'plan', node: verification });
    expect(checkProcess(document).filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

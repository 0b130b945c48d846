import { expect, test } from 'vitest';
import type { FormField, Process, ProcessNode } from '../model/index.js';
import { checkProcess } from './index.js';

const name = (text: string) => ({ zh: text, en: text });
const start = (id = 'start'): ProcessNode => ({ kind: 'startEvent', id, name: name(id) });
const end = (id = 'end'): ProcessNode => ({ kind: 'endEvent', id, name: name(id) });
const task = (id: string, form: FormField[] = []): ProcessNode => ({
  kind: 'userTask',
  id,
  name: name(id),
  assignee: 'responsible',
  dueDays: 7,
  form,
});
const verify = (returnsTo: string, id = 'verify'): ProcessNode => ({
  kind: 'verificationTask',
  id,
  name: name(id),
  windowPeriods: 1,
  returnsTo,
});
const field = (code: string, type: FormField['type'] = 'text'): FormField => ({
  code,
  label: name(code),
  type,
  required: true,
});

/** Flows are written `a>b`. */
function process(nodes: ProcessNode[], flows: string): Process {
  const list = flows.split(' ').map((flow, i) => {
    const [from = '', to = ''] = flow.split('>');
    return { id: `f${i}`, from, to };
  });
  return { code: 'p', name: name('p'), nodes, flows: list };
}

test.each<[string, Process, string[]]>([
  [
    'a line with a verification',
    process([start(), task('a'), verify('a'), end()], 'start>a a>verify verify>end'),
    [],
  ],
  ['a line without one', process([start(), task('a'), task('b'), end()], 'start>a a>b b>end'), []],
  ['no start', process([task('a'), end()], 'a>end'), ['process.start.count']],
  ['two starts', process([start(), start('s2'), task('a'), end()], 'start>a a>end'), ['process.start.count']],
  ['two ends', process([start(), task('a'), end(), end('e2')], 'start>a a>end'), ['process.end.count']],
  ['no task', process([start(), end()], 'start>end'), ['process.task.missing']],
  [
    'two verifications',
    process([start(), task('a'), verify('a'), verify('a', 'v2'), end()], 'start>a a>verify verify>v2 v2>end'),
    ['process.verification.count'],
  ],
  [
    'a repeated id',
    process([start(), task('a'), task('a'), end()], 'start>a a>end'),
    ['process.node.duplicate'],
  ],
  ['a flow to nowhere', process([start(), task('a'), end()], 'start>a a>gone'), ['process.flow.unknownNode']],
  [
    'a fork',
    process([start(), task('a'), task('b'), end()], 'start>a a>b a>end b>end'),
    ['process.node.notOneWayOut', 'process.node.notOneWayIn'],
  ],
  [
    'a loop beside the line',
    process([start(), task('a'), task('b'), task('c'), end()], 'start>a a>end b>c c>b'),
    ['process.node.unreachable', 'process.node.unreachable'],
  ],
  [
    'a line that never ends',
    process([start(), task('a'), task('b'), end()], 'start>a a>b b>a'),
    ['process.node.notOneWayIn', 'process.node.notOneWayIn', 'process.end.unreachable'],
  ],
  [
    'a flow out of the end',
    process([start(), task('a'), end()], 'start>a a>end end>a'),
    ['process.node.notOneWayIn', 'process.end.wayOut'],
  ],
  [
    'a flow into the start',
    process([start(), task('a'), end()], 'start>a a>end a>start'),
    ['process.start.wayIn', 'process.node.notOneWayOut'],
  ],
  [
    'a return to a later task',
    process([start(), task('a'), verify('b'), task('b'), end()], 'start>a a>verify verify>b b>end'),
    ['process.verification.returnsTo'],
  ],
  [
    'a return to the start',
    process([start(), task('a'), verify('start'), end()], 'start>a a>verify verify>end'),
    ['process.verification.returnsTo'],
  ],
  [
    'a form with a field twice',
    process([start(), task('a', [field('x'), field('x')]), end()], 'start>a a>end'),
    ['process.field.duplicate'],
  ],
  [
    'a choice without options',
    process([start(), task('a', [field('x', 'choice')]), end()], 'start>a a>end'),
    ['process.field.options'],
  ],
  ['something else altogether', { code: 'p' } as Process, ['process.shape.invalid']],
])('%s', (_, model, codes) => {
  const found = checkProcess(model);
  expect(found.map(({ code }) => code).sort()).toEqual([...codes].sort());
  for (const { path, message } of found) {
    expect(path.startsWith('processes/p')).toBe(true);
    expect(message.zh + message.en).not.toMatch(/\{\d\}/u);
  }
});

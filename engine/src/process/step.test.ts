import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Process, UserTask } from '../model/index.js';
import { type ProcessCommand, type ProcessEvent, type ProcessState, startProcess, step } from './index.js';

fc.configureGlobal({ seed: 20_240_901 });

const name = (text: string) => ({ zh: text, en: text });
const task = (id: string): UserTask => ({
  kind: 'userTask',
  id,
  name: name(id),
  assignee: 'responsible',
  dueDays: 14,
  form: [],
});
const PROCESS: Process = {
  code: 'improve',
  name: name('整改'),
  nodes: [
    { kind: 'startEvent', id: 'start', name: name('开始') },
    task('analyse'),
    task('act'),
    { kind: 'verificationTask', id: 'verify', name: name('成效确认'), windowPeriods: 1, returnsTo: 'act' },
    { kind: 'endEvent', id: 'end', name: name('结束') },
  ],
  flows: [
    { id: 'f1', from: 'start', to: 'analyse' },
    { id: 'f2', from: 'analyse', to: 'act' },
    { id: 'f3', from: 'act', to: 'verify' },
    { id: 'f4', from: 'verify', to: 'end' },
  ],
};

const done = (nodeId: string, visit = 1, values = {}): ProcessEvent => ({
  kind: 'taskCompleted',
  nodeId,
  visit,
  values,
});
const verified = (visit: number, outcome: 'effective' | 'notEffective'): ProcessEvent => ({
  kind: 'verified',
  nodeId: 'verify',
  visit,
  outcome,
});
function play(events: readonly ProcessEvent[], context = {}) {
  let { state, commands } = startProcess(PROCESS, context);
  const all: ProcessCommand[] = [...commands];
  for (const event of events) {
    ({ state, commands } = step(PROCESS, state, event));
    all.push(...commands);
  }
  return { state, commands: all };
}
const short = (commands: readonly ProcessCommand[]) =>
  commands.map((c) => (c.kind === 'complete' ? 'complete' : `${c.kind} ${c.nodeId} ${c.visit}`));

describe('a straight line', () => {
  test('goes from task to task, waits for the proof and ends', () => {
    const { state, commands } = play([done('analyse'), done('act'), verified(1, 'effective')]);
    expect(short(commands)).toEqual([
      'createTask analyse 1',
      'createTask act 1',
      'awaitVerification verify 1',
      'complete',
    ]);
    expect(state).toMatchObject({ status: 'completed', tokens: [] });
  });

  test('returns to its task when the proof fails, as a new visit', () => {
    const { state, commands } = play([
      done('analyse'),
      done('act'),
      verified(1, 'notEffective'),
      done('act', 2),
    ]);
    expect(short(commands).slice(3)).toEqual(['createTask act 2', 'awaitVerification verify 2']);
    expect(state.tokens).toEqual([{ nodeId: 'verify', visit: 2 }]);
  });

  test('remembers what tasks brought, the last visit of each', () => {
    const { state } = play(
      [
        done('analyse', 1, { cause: '师资不足' }),
        done('act', 1, { measure: '外聘' }),
        verified(1, 'notEffective'),
        done('act', 2, { measure: '招聘' }),
      ],
      { rule: 'low-ratio' },
    );
    expect(state.variables).toEqual({
      rule: 'low-ratio',
      'analyse.cause': '师资不足',
      'act.measure': '招聘',
    });
  });

  test('can be cancelled: what waits is taken back, and nothing moves it again', () => {
    const { state, commands } = play([done('analyse'), { kind: 'cancelled', reason: '误报' }, done('act')]);
    expect(state).toMatchObject({ status: 'cancelled', tokens: [] });
    expect(short(commands).slice(2)).toEqual(['cancelTask act 1']);
  });

  test('is refused when the model is wrong', () => {
    const broken = { ...PROCESS, flows: PROCESS.flows.slice(1) };
    expect(() => startProcess(broken, {})).toThrow(
      expect.objectContaining({ code: 'process.node.notOneWayOut' }),
    );
  });
});

describe('laws', () => {
  const anyEvent: fc.Arbitrary<ProcessEvent> = fc.oneof(
    {
      weight: 6,
      arbitrary: fc
        .tuple(fc.constantFrom('analyse', 'act', 'verify', 'nowhere'), fc.integer({ min: 1, max: 3 }))
        .map(([n, v]) => done(n, v, { x: v })),
    },
    {
      weight: 4,
      arbitrary: fc
        .tuple(fc.integer({ min: 1, max: 3 }), fc.constantFrom('effective', 'notEffective'))
        .map(([v, o]) => verified(v, o as 'effective')),
    },
    { weight: 1, arbitrary: fc.constant<ProcessEvent>({ kind: 'cancelled', reason: '' }) },
  );
  /** An event that a waiting token answers to, chosen by a number; mixed with arbitrary noise below. */
  const fitting = (state: ProcessState, choice: number): ProcessEvent | undefined => {
    const [token] = state.tokens;
    if (token === undefined) return undefined;
    if (token.nodeId !== 'verify') return done(token.nodeId, token.visit, { x: choice });
    return verified(token.visit, choice % 3 === 0 ? 'effective' : 'notEffective');
  };
  const plays = fc.array(fc.oneof(fc.nat(100), anyEvent), { maxLength: 30 });
  function run(moves: readonly (number | ProcessEvent)[]) {
    let { state, commands } = startProcess(PROCESS, {});
    const log: ProcessEvent[] = [];
    const taken: ProcessEvent[] = [];
    const all = [...commands];
    for (const move of moves) {
      const event = typeof move === 'number' ? fitting(state, move) : move;
      if (event === undefined) continue;
      log.push(event);
      const before = state;
      ({ state, commands } = step(PROCESS, state, event));
      if (state !== before) taken.push(event);
      all.push(...commands);
    }
    return { state, log, taken, commands: all };
  }

  test('replaying the log gives the same state and commands', () => {
    fc.assert(
      fc.property(plays, (moves) => {
        const { state, log, commands } = run(moves);
        expect(play(log)).toEqual({ state, commands });
        expect(JSON.parse(JSON.stringify(state))).toEqual(state);
      }),
    );
  });

  test('every event may come again, at once or at the end, and changes nothing', () => {
    fc.assert(
      fc.property(plays, fc.nat(), (moves, pick) => {
        const { state, log, taken, commands } = run(moves);
        expect(play(log.flatMap((event) => [event, event]))).toEqual({ state, commands });
        const late = taken[pick % Math.max(1, taken.length)];
        if (late === undefined) return;
        expect(step(PROCESS, state, late)).toEqual({ state, commands: [] });
      }),
    );
  });

  test('no task is created twice, a running process waits in one place, and an ended one nowhere', () => {
    fc.assert(
      fc.property(plays, (moves) => {
        const { state, commands } = run(moves);
        const created = short(commands).filter((c) => c.startsWith('create') || c.startsWith('await'));
        expect(new Set(created).size).toBe(created.length);
        expect(state.tokens.length).toBe(state.status === 'running' ? 1 : 0);
        expect(short(commands).filter((c) => c === 'complete').length).toBe(
          state.status === 'completed' ? 1 : 0,
        );
      }),
    );
  });

  test('a state is never changed in place', () => {
    fc.assert(
      fc.property(plays, anyEvent, (moves, event) => {
        const { state } = run(moves);
        const before = structuredClone(state);
        step(PROCESS, state, event);
        expect(state).toEqual(before);
      }),
    );
  });
});

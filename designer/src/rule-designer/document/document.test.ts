import type { Condition, Rule } from '@zhengai/engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  emptyDocument,
  EVENT_ID,
  execute,
  freshId,
  fromRule,
  refuseConnection,
  toRule,
  type Command,
  type RuleDocument,
  type RuleNode,
} from './index.js';
import { perform, redo, startHistory, undo, type History } from '../../editing/index.js';

const HEAD = {
  code: 'r',
  name: { zh: '规则', en: 'Rule' },
  level: 'programme',
  periodKind: 'semester',
  event: { type: 'red' },
  lifeCycle: { opensAfter: 1, clearsAfter: 1 },
} as const;

const leaf = fc.record({
  fact: fc.constant('indicator'),
  params: fc.record({ code: fc.constantFrom('a', 'b', 'c') }),
  operator: fc.constantFrom('lessThan', 'greaterThan', 'equal'),
  value: fc.oneof(
    fc.integer(),
    fc.record({
      fact: fc.constant('standard'),
      params: fc.record({ code: fc.constant('s'), line: fc.constant('l') }),
    }),
  ),
});
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.record({ all: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie('condition') }),
    fc.record({ condition: fc.constantFrom('n1', 'n2') }),
  ),
}));
const rule = fc
  .array(condition, { minLength: 1, maxLength: 3 })
  .map((all): Rule => ({ ...HEAD, conditions: { all } }));

/** Turns random numbers into a command that usually fits the document at hand. */
function commandFrom(document: RuleDocument, [pick, a, b]: readonly [number, number, number]): Command {
  const ids = Object.keys(document.nodes);
  const at = (n: number): string => ids[n % ids.length] ?? EVENT_ID;
  const kinds = ['fact', 'comparison', 'all', 'any', 'not'] as const;
  const make = (): RuleNode => {
    const kind = kinds[a % kinds.length] ?? 'all';
    const id = freshId(document, kind);
    if (kind === 'fact') return { id, kind, fact: 'indicator', params: { code: `i${b}` } };
    if (kind === 'comparison') return { id, kind, operator: 'lessThan', value: b };
    return { id, kind };
  };
  const ports = ['left', 'right', 'condition'] as const;
  const commands: readonly (() => Command)[] = [
    () => ({ kind: 'addNode', node: make(), position: { x: a, y: b } }),
    () => ({ kind: 'removeNode', id: at(a) }),
    () => ({ kind: 'connect', edge: { from: at(a), to: at(b), port: ports[(a + b) % 3] ?? 'left' } }),
    () => ({
      kind: 'disconnect',
      edge: document.edges[a % Math.max(1, document.edges.length)] ?? { from: '', to: '', port: 'left' },
    }),
    () => ({ kind: 'move', positions: { [at(a)]: b % 2 ? { x: a, y: b } : null } }),
    () => ({ kind: 'setHead', head: { ...document.head, priority: 1 + (a % 9) } }),
    () => ({
      kind: 'batch',
      commands: [
        { kind: 'addNode', node: make() },
        { kind: 'removeNode', id: at(b) },
      ],
    }),
    () => ({ kind: 'replaceDocument', document: emptyDocument(document.head) }),
  ];
  return (commands[pick % commands.length] ?? commands[0])?.() as Command;
}

const scripts = fc.array(fc.tuple(fc.nat(7), fc.nat(40), fc.nat(40)), { maxLength: 40 });

describe('a rule document', () => {
  it('gives back each earlier document by undo, and each later one by redo', () => {
    fc.assert(
      fc.property(scripts, rule, (script, drawn) => {
        let history: History<RuleDocument, Command> = startHistory(fromRule(drawn));
        const seen = [history.document];
        for (const numbers of script) {
          const next = perform(execute, history, commandFrom(history.document, numbers));
          if (next !== history) seen.push(next.document);
          history = next;
        }
        for (let i = seen.length - 2; i >= 0; i -= 1) {
          history = undo(execute, history);
          expect(history.document).toEqual(seen[i]);
        }
        expect(undo(execute, history)).toBe(history);
        for (let i = 1; i < seen.length; i += 1) {
          history = redo(execute, history);
          expect(history.document).toEqual(seen[i]);
        }
        expect(redo(execute, history)).toBe(history);
      }),
    );
  });

  it('reads back the rule it drew', () => {
    fc.assert(
      fc.property(rule, (drawn) => {
        const { rule: read, problems } = toRule(fromRule(drawn));
        expect(problems).toEqual([]);
        expect(read).toEqual(drawn);
      }),
    );
  });

  it('keeps ids and positions when only a value changes', () => {
    fc.assert(
      fc.property(rule, (drawn) => {
        const first = fromRule(drawn);
        const moved = execute(first, {
          kind: 'move',
          positions: Object.fromEntries(Object.keys(first.nodes).map((id, i) => [id, { x: i, y: -i }])),
        }).document;
        expect(fromRule(drawn, moved)).toEqual(moved);
      }),
    );
  });

  it('never holds a cycle or a second use of a condition', () => {
    fc.assert(
      fc.property(scripts, (script) => {
        let document = emptyDocument(HEAD);
        for (const numbers of script) document = execute(document, commandFrom(document, numbers)).document;
        const out = document.edges
          .filter(({ from }) => document.nodes[from]?.kind !== 'fact')
          .map(({ from }) => from);
        expect(new Set(out).size).toBe(out.length);
        const rest = new Set(Object.keys(document.nodes));
        for (let before = -1; before !== rest.size;) {
          before = rest.size;
          for (const id of rest)
            if (!document.edges.some((edge) => edge.to === id && rest.has(edge.from))) rest.delete(id);
        }
        expect([...rest]).toEqual([]);
      }),
    );
  });

  it('says what is unfinished', () => {
    const document = execute(emptyDocument(HEAD), {
      kind: 'batch',
      commands: [
        {
          kind: 'addNode',
          node: { id: 'comparison1', kind: 'comparison', operator: 'lessThan', value: null },
        },
        { kind: 'connect', edge: { from: 'comparison1', to: EVENT_ID, port: 'condition' } },
        { kind: 'addNode', node: { id: 'fact1', kind: 'fact', fact: 'indicator', params: { code: 'x' } } },
      ],
    }).document;
    expect(toRule(document).rule).toBeUndefined();
    expect(toRule(document).problems.map(({ node, code }) => `${node} ${code}`)).toEqual([
      'comparison1 comparison.left',
      'comparison1 comparison.value',
      'fact1 node.loose',
    ]);
    expect(refuseConnection(document, 'fact1', EVENT_ID, 'condition')).toBe('kind');
  });
});

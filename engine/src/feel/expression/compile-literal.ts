import { safeText } from '../build-scope.js';
import { parseTemporal } from '../temporal/index.js';
import { createContext, FeelRange, isContext } from '../value/index.js';
import { unescapeText } from '../unescape-text.js';
import { nameOf, NOTHING, partsOf, typedOf, type Compiler } from './compilation.js';
import { compileBuiltinCall } from './compile-invocation.js';
import type { Expression } from './frame.js';
import { declare } from './name-scope.js';

export function constant(value: unknown): Expression {
  return () => value;
}

export const compileNumber: Compiler = ({ scope }, node) =>
  constant(Number(safeText(scope, node).replace(/\s+/g, '')));

export const compileText: Compiler = ({ scope }, node) => constant(unescapeText(safeText(scope, node)));

export const compileTruth: Compiler = ({ scope }, node) => constant(safeText(scope, node) === 'true');

/** `@"…"`, or `date(…)` and the like. */
export const compileDateTime: Compiler = (compilation, node, names) => {
  const { scope } = compilation;
  const [constructor] = node.children;
  if (constructor?.name !== 'AtLiteral') return compileBuiltinCall(compilation, node, names);
  const quoted = constructor.children.find(({ name }) => name === 'StringLiteral');
  const value = quoted ? parseTemporal(unescapeText(safeText(scope, quoted))) : null;
  const typed = typedOf(compilation, node);
  return value === null ? (frame) => frame.warn('feel.argument', typed) : constant(value);
};

export const compileList: Compiler = (compilation, node, names) => {
  const items = partsOf(node, '[', ']').map((item) => compilation.compile(item, names));
  return (frame) => {
    frame.budget.spend(items.length);
    return items.map((item) => item(frame));
  };
};

/** Entries see those before them; a key that stands twice makes it null. */
export const compileContext: Compiler = (compilation, node, names) => {
  const entries: { key: string; value: Expression }[] = [];
  const typed = typedOf(compilation, node);
  for (const entry of partsOf(node, '{', '}')) {
    const [key, value] = entry.children;
    if (!key || !value) return NOTHING;
    const inner = declare(
      entries.map((one) => one.key),
      names,
    );
    const quoted = key.children.find(({ name }) => name === 'StringLiteral');
    entries.push({
      key: quoted ? unescapeText(safeText(compilation.scope, quoted)) : nameOf(compilation, key),
      value: compilation.compile(value, inner),
    });
  }
  if (new Set(entries.map(({ key }) => key)).size < entries.length) {
    return (frame) => frame.warn('feel.argument', typed, { zh: '键重复', en: 'a key stands twice' });
  }
  return (frame) => {
    frame.budget.spend(entries.length);
    const values: unknown[] = [];
    const inner = frame.inner(values);
    for (const { value } of entries) values.push(value(inner));
    return createContext(entries.map(({ key }, i) => [key, values[i] ?? null] as const));
  };
};

/** `[1..3]`; one end may be null and is open then. Null where an end has no order, or both are null. */
export const compileInterval: Compiler = (compilation, node, names) => {
  const [open, low, , high, close] = node.children;
  if (!open || !low || !high || !close) return NOTHING;
  const [start, end] = [compilation.compile(low, names), compilation.compile(high, names)];
  const [startIncluded, endIncluded] = [open.name === '[', close.name === ']'];
  return (frame) => {
    const ends = { start: start(frame), end: end(frame), startIncluded, endIncluded };
    if (ends.start === null && ends.end === null) return null;
    return [ends.start, ends.end].every((end) => end === null || isEnd(end)) ? new FeelRange(ends) : null;
  };
};

function isEnd(value: unknown): boolean {
  return value !== null && typeof value !== 'boolean' && !Array.isArray(value) && !isContext(value);
}

/** `> 3`, `= 3` or `[1..3]` where a value is asked for: a range. */
export const compileRangeValue: Compiler = (compilation, node, names) => {
  const [first, second] = node.children;
  if (first?.name !== 'CompareOp' || !second) {
    return first ? compilation.compile(first, names) : NOTHING;
  }
  const end = compilation.compile(second, names);
  const operator = safeText(compilation.scope, first);
  return (frame) => {
    const value = end(frame);
    if (!isEnd(value) && operator !== '=' && operator !== '!=') return null;
    return comparisonRange(operator, value);
  };
};

function comparisonRange(operator: string, value: unknown): FeelRange {
  const included = operator.endsWith('=');
  if (operator === '=' || operator === '!=') {
    return new FeelRange({ start: value, end: value, startIncluded: true, endIncluded: true }, operator);
  }
  return operator.startsWith('<')
    ? new FeelRange({ start: null, end: value, startIncluded: false, endIncluded: included })
    : new FeelRange({ start: value, end: null, startIncluded: included, endIncluded: false });
}

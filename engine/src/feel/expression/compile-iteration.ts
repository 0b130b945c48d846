import { calendarDates } from '../temporal/index.js';
import type { SyntaxNode } from '../syntax-tree.js';
import { compareValues, FeelRange, isList, MAX_STEPS } from '../value/index.js';
import { rangeOf, report, safeText } from '../build-scope.js';
import { nameOf, NOTHING, partsOf, typedOf, type Compilation, type Compiler } from './compilation.js';
import type { Expression, Frame } from './frame.js';
import { declare, type NameScope } from './name-scope.js';

interface Iterator {
  readonly name: string;
  /** What it runs over; `undefined` for what nothing can run over. */
  readonly over: (frame: Frame) => Iterable<unknown> | undefined;
}

/** Iterators of `for`, `some` and `every`; each sees those before it. */
function compileIterators(
  compilation: Compilation,
  node: SyntaxNode,
  names: NameScope | undefined,
  also: readonly string[],
): { iterators: Iterator[]; inner: NameScope } {
  const iterators: Iterator[] = [];
  const scope = (): NameScope => declare([...also, ...iterators.map(({ name }) => name)], names);
  for (const one of node.children.find(({ name }) => name === 'InExpressions')?.children ?? []) {
    const name = one.children.find((child) => child.name === 'Name');
    const source = one.children.find((child) => child.name === 'IterationContext');
    if (!name || !source) continue;
    const over = compileSource(compilation, source, scope());
    iterators.push({ name: nameOf(compilation, name), over });
  }
  return { iterators, inner: scope() };
}

function compileSource(compilation: Compilation, node: SyntaxNode, names: NameScope): Iterator['over'] {
  const [low, high] = partsOf(node, '..').map((end) => compilation.compile(end, names));
  const typed = typedOf(compilation, node);
  reportLongLoop(compilation, node);
  const refuse = (frame: Frame): undefined => {
    frame.warn('feel.argument', typed, { zh: '不能逐个取值', en: 'there is nothing to loop over' });
    return undefined;
  };
  if (low && high) {
    return (frame) => elementsBetween(low(frame), high(frame)) ?? refuse(frame);
  }
  return (frame) => {
    const value = low?.(frame) ?? null;
    if (value instanceof FeelRange) return elementsOf(value) ?? refuse(frame);
    if (value === null) return refuse(frame);
    return isList(value) ? value : [value];
  };
}

/** A loop between two numbers as written that can never be run to its end. */
function reportLongLoop({ scope }: Compilation, node: SyntaxNode): void {
  const [low, high] = partsOf(node, '..');
  if (scope.meaning === 'standard' || low?.name !== 'NumericLiteral' || high?.name !== 'NumericLiteral')
    return;
  const [from, to] = [low, high].map((end) => Number(safeText(scope, end).replace(/\s+/g, ''))) as [
    number,
    number,
  ];
  if (Math.abs(to - from) < MAX_STEPS) return;
  report(
    scope,
    'feel.loop',
    rangeOf(scope, node),
    `循环次数太多（上限 ${MAX_STEPS}）`,
    `The loop runs too often (at most ${MAX_STEPS} times)`,
  );
}

/** `3..1` runs backwards. */
function elementsBetween(from: unknown, to: unknown): Iterable<unknown> | undefined {
  if (typeof from === 'number' && typeof to === 'number') return numbersBetween(from, to);
  return calendarDates(from, to) ?? undefined;
}

/** A range as a value runs forwards alone. */
function elementsOf(range: FeelRange): Iterable<unknown> | undefined {
  const order = compareValues(range.start, range.end);
  const elements = order !== null && order <= 0 ? elementsBetween(range.start, range.end) : undefined;
  return elements && within(elements, range);
}

function* within(elements: Iterable<unknown>, range: FeelRange): Iterable<unknown> {
  for (const element of elements) {
    const isStart = !range.startIncluded && compareValues(element, range.start) === 0;
    const isEnd = !range.endIncluded && compareValues(element, range.end) === 0;
    if (!isStart && !isEnd) yield element;
  }
}

function* numbersBetween(from: number, to: number): Iterable<number> {
  const step = from <= to ? 1 : -1;
  for (let i = 0, value = from; step > 0 ? value <= to : value >= to; value = from + ++i * step) yield value;
}

/**
 * Runs through all combinations.
 *
 * @param visit  false ends the run
 * @returns false when one of the iterators has nothing to run over
 */
function runThrough(
  iterators: readonly Iterator[],
  frame: Frame,
  bound: readonly unknown[],
  visit: (frame: Frame) => boolean,
): boolean {
  let goesOn = true;
  const run = (depth: number, values: readonly unknown[]): boolean => {
    const iterator = iterators[depth];
    if (!iterator) {
      goesOn = visit(frame.inner(values));
      return true;
    }
    const elements = iterator.over(frame.inner(values));
    if (!elements) return false;
    for (const element of elements) {
      frame.budget.spend(1);
      if (!run(depth + 1, [...values, element])) return false;
      if (!goesOn) return true;
    }
    return true;
  };
  return run(0, bound);
}

export const compileFor: Compiler = (compilation, node, names) => {
  const { iterators, inner } = compileIterators(compilation, node, names, ['partial']);
  const body = node.children.at(-1);
  if (!body || iterators.length === 0) return NOTHING;
  const evaluate = compilation.compile(body, inner);
  return (frame) => {
    const results: unknown[] = [];
    const complete = runThrough(iterators, frame, [results], (one) => {
      results.push(evaluate(one));
      return true;
    });
    return complete ? results : null;
  };
};

/** Kleene's: what is not known leaves the answer open unless another element decides it. */
export const compileQuantified: Compiler = (compilation, node, names) => {
  const decisive = node.children[0]?.name === 'some';
  const { iterators, inner } = compileIterators(compilation, node, names, []);
  const body: Expression = node.children.at(-1)
    ? compilation.compile(node.children.at(-1) as SyntaxNode, inner)
    : NOTHING;
  return (frame) => {
    let result: boolean | null = !decisive;
    const complete = runThrough(iterators, frame, [], (one) => {
      const truth = body(one);
      if (truth === decisive) result = decisive;
      else if (truth !== !decisive) result = null;
      return truth !== decisive;
    });
    return complete ? result : null;
  };
};

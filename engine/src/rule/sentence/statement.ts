import type { ComparisonNode, ConditionNode, FactSide, LiteralSide } from '../condition-tree.js';
import type { BaseOperator, Operator } from '../operator.js';

/** A comparison as people say it: plain negations taken into the operator, the same one in a row of periods said once. */
export interface ComparisonStatement {
  readonly kind: 'comparison';
  readonly operator: Operator;
  readonly left: FactSide;
  readonly right: FactSide | LiteralSide;
  /** Periods in a row in which it must hold; 1 for a single one. */
  readonly periods: number;
  /** Periods back at which each side is named. */
  readonly leftOffset: number;
  /** From the period judged; from the left side's period where `rightMoves`. */
  readonly rightOffset: number;
  /** In a row of periods: the right side goes back together with the left one. */
  readonly rightMoves: boolean;
}
export interface GroupStatement {
  readonly kind: 'all' | 'any' | 'not';
  readonly children: readonly Statement[];
  readonly name?: string;
}
/** “At least two of five”: what rules without counting spell out as every pair. */
export interface QuotaStatement {
  readonly kind: 'atLeast';
  readonly count: number;
  readonly children: readonly Statement[];
  readonly name?: string;
}
export type Statement = ComparisonStatement | GroupStatement | QuotaStatement;

/** Brings a condition tree into the order of speech; its meaning stays. */
export function statementOf(node: ConditionNode): Statement {
  if (node.kind === 'comparison') return comparisonStatement(node);
  const name = node.name === undefined ? {} : { name: node.name };
  if (node.kind === 'not') {
    const child = node.children[0];
    if (child === undefined) return { kind: 'all', children: [] };
    const inner = statementOf(child);
    if (inner.kind === 'comparison' && inner.periods === 1 && node.name === undefined) return negated(inner);
    if (inner.kind === 'not' && inner.name === undefined && inner.children[0]) return inner.children[0];
    return { kind: 'not', children: [inner], ...name };
  }
  const statements = node.children.map(statementOf);
  const children = node.kind === 'all' ? withRuns(statements) : statements;
  const [only] = children;
  if (children.length === 1 && only !== undefined && node.name === undefined) return only;
  // An unnamed group in a group of its own kind says nothing of its own.
  const flat = children.flatMap((child) =>
    child.kind === node.kind && child.name === undefined ? child.children : [child],
  );
  return (node.kind === 'any' && quotaOf(flat, name)) || { kind: node.kind, children: flat, ...name };
}

/** Recognises every choice of the same number of statements out of some. */
function quotaOf(
  choices: readonly Statement[],
  name: { readonly name?: string },
): QuotaStatement | undefined {
  const [first] = choices;
  if (first?.kind !== 'all' || choices.length < 3) return undefined;
  const count = first.children.length;
  const children = new Map<string, Statement>();
  const seen = new Set<string>();
  for (const choice of choices) {
    if (choice.kind !== 'all' || choice.name !== undefined || choice.children.length !== count)
      return undefined;
    const keys = choice.children.map((child) => JSON.stringify(child));
    if (new Set(keys).size !== count) return undefined;
    keys.forEach((key, i) => children.set(key, choice.children[i] as Statement));
    seen.add([...keys].sort().join('\n'));
  }
  return seen.size === choices.length && seen.size === choicesOf(children.size, count)
    ? { kind: 'atLeast', count, children: [...children.values()], ...name }
    : undefined;
}

/** How many ways there are to choose `count` out of `total`. */
function choicesOf(total: number, count: number): number {
  let ways = 1;
  for (let i = 1; i <= count; i++) ways = (ways * (total - count + i)) / i;
  return ways;
}

const NEGATED: Readonly<Record<BaseOperator, BaseOperator>> = {
  equal: 'notEqual',
  notEqual: 'equal',
  lessThan: 'greaterThanInclusive',
  lessThanInclusive: 'greaterThan',
  greaterThan: 'lessThanInclusive',
  greaterThanInclusive: 'lessThan',
  in: 'notIn',
  notIn: 'in',
  contains: 'doesNotContain',
  doesNotContain: 'contains',
};

function comparisonStatement({
  operator,
  left,
  right,
}: Pick<ComparisonNode, 'operator' | 'left' | 'right'>): ComparisonStatement {
  const statement: ComparisonStatement = {
    kind: 'comparison',
    operator,
    left,
    right,
    periods: 1,
    leftOffset: left.ref.offset ?? 0,
    rightOffset: offsetOf(right),
    rightMoves: false,
  };
  const [first, ...rest] = operator.decorators;
  if (first !== 'not') return statement;
  return negated(
    comparisonStatement({
      operator: { ...operator, decorators: rest },
      left,
      right,
    }),
  );
}

function negated(statement: ComparisonStatement): ComparisonStatement {
  const { operator } = statement;
  if (operator.decorators.length === 0) {
    return { ...statement, operator: { decorators: [], base: NEGATED[operator.base] } };
  }
  return { ...statement, operator: { ...operator, decorators: ['not', ...operator.decorators] } };
}

const offsetOf = (side: FactSide | LiteralSide) => (side.kind === 'fact' ? (side.ref.offset ?? 0) : 0);

/** Says a comparison that an `all` asks of this period, the one before and so on once, at the place of the first. */
function withRuns(statements: readonly Statement[]): readonly Statement[] {
  const runs = new Map<Statement, ComparisonStatement | undefined>();
  for (const [index, statement] of statements.entries()) {
    if (statement.kind !== 'comparison' || runs.has(statement)) continue;
    const alike = statements.slice(index).filter((other) => isAlike(statement, other));
    const run = runOf(alike);
    if (run === undefined) continue;
    for (const member of alike) runs.set(member, undefined);
    runs.set(statement, run);
  }
  return statements.flatMap((statement) => {
    if (!runs.has(statement)) return [statement];
    return runs.get(statement) ?? [];
  });
}

/** Whether two statements differ in nothing but the periods they look at. */
function isAlike(statement: ComparisonStatement, other: Statement): other is ComparisonStatement {
  if (other.kind !== 'comparison' || other.periods !== 1) return false;
  return likeness(statement) === likeness(other);
}

function likeness({ operator, left, right }: ComparisonStatement): string {
  const timeless = (side: FactSide | LiteralSide) =>
    side.kind === 'literal' ? side.value : [{ ...side.ref, offset: 0 }, side.path?.text ?? ''];
  return JSON.stringify([operator, timeless(left), timeless(right)]);
}

function runOf(alike: readonly ComparisonStatement[]): ComparisonStatement | undefined {
  if (alike.length < 2) return undefined;
  const inOrder = [...alike].sort((a, b) => b.leftOffset - a.leftOffset);
  const [first] = inOrder;
  if (first === undefined || inOrder.some(({ leftOffset }, i) => leftOffset !== first.leftOffset - i))
    return undefined;
  const movesAlong = inOrder.every(({ rightOffset }, i) => rightOffset === first.rightOffset - i);
  const staysPut = inOrder.every(({ rightOffset }) => rightOffset === first.rightOffset);
  if (movesAlong && first.right.kind === 'fact') {
    const rightOffset = first.rightOffset - first.leftOffset;
    return { ...first, periods: inOrder.length, rightOffset, rightMoves: true };
  }
  return staysPut ? { ...first, periods: inOrder.length } : undefined;
}

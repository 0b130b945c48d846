import type { FeelNode } from './feel-node.js';
import { buildCall } from './build-call.js';
import { buildName } from './build-name.js';
import { buildArithmetic, buildIf, buildLogic } from './build-operator.js';
import { isScalar, otherType, rangeOf, report, safeText, type BuildScope } from './build-scope.js';
import { buildComparison } from './build-test.js';
import { delegate } from './delegate-node.js';
import { parseIsoDay } from './iso-day.js';
import type { SyntaxNode } from './syntax-tree.js';
import { unescapeText } from './unescape-text.js';

type Builder = (scope: BuildScope, node: SyntaxNode) => FeelNode;

/** Node names of the grammar that become nodes of ours; any other is compiled by `expression`. */
const BUILDERS: Readonly<Record<string, Builder>> = {
  Expression: buildInner,
  ParenthesizedExpression: buildInner,
  NumericLiteral: buildNumber,
  StringLiteral: (scope, node) => literal(scope, node, 'text', unescapeText(safeText(scope, node))),
  BooleanLiteral: (scope, node) => literal(scope, node, 'boolean', safeText(scope, node) === 'true'),
  null: (scope, node) => literal(scope, node, 'null', null),
  DateTimeLiteral: buildDate,
  VariableName: buildName,
  '?': buildInput,
  ArithmeticExpression: buildArithmetic,
  Comparison: buildComparison,
  Conjunction: (scope, node) => buildLogic(scope, node, 'and'),
  Disjunction: (scope, node) => buildLogic(scope, node, 'or'),
  IfExpression: buildIf,
  FunctionInvocation: buildCall,
  List: buildList,
  PathExpression: buildPath,
  QuantifiedExpression: (scope, node) => delegate(scope, node, 'boolean'),
  InstanceOfExpression: (scope, node) => delegate(scope, node, 'boolean'),
  Context: (scope, node) => delegate(scope, node, otherType(scope)),
  FunctionDefinition: (scope, node) => delegate(scope, node, otherType(scope)),
  SimplePositiveUnaryTest: buildLooseTest,
};

export function buildNode(scope: BuildScope, node: SyntaxNode): FeelNode {
  const builder = Object.hasOwn(BUILDERS, node.name) ? BUILDERS[node.name] : undefined;
  return builder ? builder(scope, node) : delegate(scope, node);
}

function buildInner(scope: BuildScope, node: SyntaxNode): FeelNode {
  const inner = node.children.find(({ name }) => name !== '(' && name !== ')');
  return inner ? buildNode(scope, inner) : delegate(scope, node);
}

function literal(
  scope: BuildScope,
  node: SyntaxNode,
  type: 'number' | 'text' | 'boolean' | 'date' | 'null',
  value: number | string | boolean | null,
): FeelNode {
  return { kind: 'literal', type, value, ...rangeOf(scope, node) };
}

function buildNumber(scope: BuildScope, node: SyntaxNode): FeelNode {
  const typed = safeText(scope, node);
  const negative = typed.startsWith('-');
  const digits = typed.replace(/^-\s*/, '');
  const part = scope.text.partAt(node.to - digits.length);
  if (part?.kind !== 'percent') return literal(scope, node, 'number', Number((negative ? '-' : '') + digits));
  const value = Number(/^[\d.]+(?:[eE][+-]?\d+)?/.exec(halfWidth(scope, part.from, part.to))?.[0]);
  return { kind: 'percent', type: 'number', value: negative ? -value : value, ...rangeOf(scope, node) };
}

function halfWidth(scope: BuildScope, from: number, to: number): string {
  return scope.text.text.slice(from, to).normalize('NFKC');
}

function buildInput(scope: BuildScope, node: SyntaxNode): FeelNode {
  if (scope.inputSlot === undefined) return delegate(scope, node);
  const type = scope.slots.slots[scope.inputSlot]?.type ?? 'any';
  return { kind: 'slot', slot: scope.inputSlot, type, ...rangeOf(scope, node) };
}

function buildList(scope: BuildScope, node: SyntaxNode): FeelNode {
  const items = node.children
    .filter(({ name }) => name !== '[' && name !== ']')
    .map((item) => buildNode(scope, item));
  if (!items.every(isScalar)) return delegate(scope, node, 'list');
  return { kind: 'list', type: 'list', items, ...rangeOf(scope, node) };
}

/** `date("2024-09-01")` and `@"2024-09-01"`. */
function buildDate(scope: BuildScope, node: SyntaxNode): FeelNode {
  const match = /^(?:date\s*\(\s*|@)"(\d{4}-\d{2}-\d{2})"\s*\)?$/.exec(safeText(scope, node));
  const day = match && scope.meaning === 'facts' ? parseIsoDay(match[1] as string) : undefined;
  return day ? literal(scope, node, 'date', day) : delegate(scope, node, otherType(scope));
}

const DATE_PARTS = new Set(['year', 'month', 'day', 'weekday']);

function buildPath(scope: BuildScope, node: SyntaxNode): FeelNode {
  const [subject, , property] = node.children;
  const ofDate =
    subject?.name === 'VariableName' &&
    property !== undefined &&
    DATE_PARTS.has(safeText(scope, property)) &&
    buildName(scope, subject).type === 'date';
  return delegate(scope, node, ofDate ? 'number' : 'any');
}

/** `> 3` or `[1..2]` where a value is needed: a range, which only `expression` knows. */
function buildLooseTest(scope: BuildScope, node: SyntaxNode): FeelNode {
  if (scope.meaning === 'facts' && node.children[0]?.name === 'CompareOp') {
    report(
      scope,
      'feel.comparison.left',
      rangeOf(scope, node),
      '比较缺少左边的值',
      'The comparison has nothing on its left',
    );
  }
  return delegate(scope, node);
}

import { findFeelFunction } from './feel-function.js';
import type { FeelNode } from './feel-node.js';
import { truthOf } from './build-operator.js';
import {
  isScalar,
  nullNode,
  rangeOf,
  report,
  safeText,
  typedText,
  typeError,
  type BuildScope,
} from './build-scope.js';
import { closestFunction, closestText } from './closest-name.js';
import { delegate } from './delegate-node.js';
import { arityOf, countText, findBuiltin } from './functions/index.js';
import { LIST_FUNCTIONS, NUMBER_FUNCTIONS } from './number-function.js';
import { buildOfficeCall } from './office/index.js';
import type { SyntaxNode } from './syntax-tree.js';

export function buildCall(scope: BuildScope, node: SyntaxNode): FeelNode {
  const [callee] = node.children;
  if (callee?.name !== 'VariableName') return delegate(scope, node);
  const name = safeText(scope, callee).replace(/\s+/g, ' ');
  const definition = findFeelFunction(name);
  if (!definition) return unknownFunction(scope, node, callee);
  const positional = node.children.find((child) => child.name === 'PositionalParameters');
  const parameters = positional?.children ?? [];
  const office = buildOfficeCall({ scope, name, parameters, range: rangeOf(scope, node) });
  if (office) return office;
  // as the standard has it, `abs` and others take durations too
  const result = scope.meaning === 'facts' ? definition.result : 'any';
  if (!hasRightArguments(scope, node, name)) {
    return scope.meaning === 'facts' ? nullNode(rangeOf(scope, node)) : delegate(scope, node, result);
  }
  if (!positional) return delegate(scope, node, result);
  return (
    buildNumberCall(scope, node, name, positional.children) ??
    buildListCall(scope, node, name, positional.children) ??
    buildTruthCall(scope, node, name, positional.children) ??
    delegate(scope, node, result)
  );
}

function buildNumberCall(
  scope: BuildScope,
  node: SyntaxNode,
  name: string,
  parameters: readonly SyntaxNode[],
): FeelNode | undefined {
  const definition = Object.hasOwn(NUMBER_FUNCTIONS, name) ? NUMBER_FUNCTIONS[name] : undefined;
  if (!definition) return undefined;
  const values = parameters.map((parameter) => scope.build(parameter));
  if (!values.every(isScalar) || values.some(({ type }) => type === 'date')) return undefined;
  const wrong = values.find(({ type }) => type !== 'number' && type !== 'null');
  if (wrong) return typeError(scope, wrong, 'number', rangeOf(scope, node));
  return { kind: 'call', type: 'number', name, arguments: values, ...rangeOf(scope, node) };
}

function buildListCall(
  scope: BuildScope,
  node: SyntaxNode,
  name: string,
  parameters: readonly SyntaxNode[],
): FeelNode | undefined {
  if (name !== 'count' && !Object.hasOwn(LIST_FUNCTIONS, name)) return undefined;
  const [first, second] = parameters;
  const list = first?.name === 'List' && !second ? scope.build(first) : undefined;
  if (name === 'count' ? list?.kind !== 'list' : !list && !second && first?.name !== 'VariableName') {
    return undefined;
  }
  const values = list?.kind === 'list' ? list.items : parameters.map((parameter) => scope.build(parameter));
  const range = rangeOf(scope, node);
  if (name === 'count') return { kind: 'literal', type: 'number', value: values.length, ...range };
  if (values.length === 0 || !values.every(({ type }) => type === 'number' || type === 'null'))
    return undefined;
  return { kind: 'call', type: 'number', name, arguments: values, ...range };
}

function buildTruthCall(
  scope: BuildScope,
  node: SyntaxNode,
  name: string,
  parameters: readonly SyntaxNode[],
): FeelNode | undefined {
  const [first] = parameters;
  if (!first) return undefined;
  const range = rangeOf(scope, node);
  if (name === 'not') {
    const operand = scope.build(first);
    if (!isScalar(operand)) return undefined;
    return { kind: 'not', type: 'boolean', operand: truthOf(scope, operand), ...range };
  }
  if ((name !== 'all' && name !== 'any') || first.name !== 'List') return undefined;
  const list = scope.build(first);
  if (list.kind !== 'list' || list.items.length === 0) return undefined;
  if (!list.items.every(({ type }) => type === 'boolean' || type === 'null')) return undefined;
  return { kind: name === 'all' ? 'and' : 'or', type: 'boolean', operands: list.items, ...range };
}

/** A wrong number of arguments, or an argument by an unknown name, is a finding where names are typed facts. */
function hasRightArguments(scope: BuildScope, node: SyntaxNode, name: string): boolean {
  const builtin = findBuiltin(name);
  if (!builtin) return true;
  const positional = node.children.find((child) => child.name === 'PositionalParameters');
  const named = node.children.find((child) => child.name === 'NamedParameters')?.children ?? [];
  const count = positional?.children.length ?? named.length;
  const [least, most] = arityOf(builtin);
  const known = [...new Set(builtin.flatMap(({ parameters }) => parameters.map((one) => one.name)))];
  const unknown = named.find(({ children: [key] }) => key && !known.includes(typedText(scope, key)));
  const fits = count >= least && count <= most;
  if (scope.meaning === 'standard' || (fits && !unknown)) return fits;
  if (unknown) reportParameter(scope, unknown, name, known);
  else {
    const wanted = countText([least, most]);
    report(
      scope,
      'feel.function.arguments',
      rangeOf(scope, node),
      `函数 ${name} 需要 ${wanted} 个参数，这里有 ${count} 个`,
      `The function ${name} takes ${wanted} arguments, not ${count}`,
    );
  }
  return false;
}

function reportParameter(scope: BuildScope, node: SyntaxNode, name: string, known: readonly string[]): void {
  const [key = node] = node.children;
  const typed = typedText(scope, key);
  const closest = closestText(typed, known);
  report(
    scope,
    'feel.function.parameter',
    rangeOf(scope, key),
    `函数 ${name} 没有参数“${typed}”` +
      (closest ? `；是否指“${closest}”？` : `，可用的是：${known.join('、')}`),
    `The function ${name} has no parameter “${typed}”` +
      (closest ? `; did you mean “${closest}”?` : `, there are: ${known.join(', ')}`),
  );
}

function unknownFunction(scope: BuildScope, node: SyntaxNode, callee: SyntaxNode): FeelNode {
  const typed = typedText(scope, callee);
  if (scope.meaning === 'standard') return delegate(scope, node);
  if (scope.text.partAt(callee.from)?.kind === 'name') {
    report(
      scope,
      'feel.operator.missing',
      rangeOf(scope, callee),
      `“${typed}”不是函数，与后面的括号之间缺少运算符`,
      `“${typed}” is no function: an operator is missing before the bracket`,
    );
    return nullNode(rangeOf(scope, node));
  }
  const closest = closestFunction(typed);
  report(
    scope,
    'feel.function.unknown',
    rangeOf(scope, callee),
    `没有函数“${typed}”` + (closest ? `；是否指“${closest}”？` : ''),
    `There is no function “${typed}”` + (closest ? `; did you mean “${closest}”?` : ''),
  );
  return nullNode(rangeOf(scope, node));
}

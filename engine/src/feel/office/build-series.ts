import { isScalar, nullNode, typeError } from '../build-scope.js';
import type { FeelNode, FeelType } from '../feel-node.js';
import type { SyntaxNode } from '../syntax-tree.js';
import { readCount, reportCall, reportUsage, type OfficeCall } from './office-call.js';
import { buildEarlier, buildYearAgo, mayRepeat } from './other-period.js';

/** The longest way back that `previous` goes. */
const MAX_BACK = 120;
/** The most periods that `streak` and `trend` look at. */
const MAX_WINDOW = 50;

/** `previous(x)`, `previous(x, n)`: the whole of x as it was n periods ago. */
export function buildPrevious(call: OfficeCall): FeelNode {
  const [x, count, more] = call.parameters;
  if (!x || more) return reportUsage(call);
  const back = count ? readCount(call, count, 1, MAX_BACK) : 1;
  return back === undefined ? nullNode(call.range) : { ...buildEarlier(call.scope, x, back), ...call.range };
}

export function buildYearAgoCall(call: OfficeCall): FeelNode {
  const [x, more] = call.parameters;
  return !x || more ? reportUsage(call) : { ...buildYearAgo(call.scope, x), ...call.range };
}

export function buildChange(call: OfficeCall): FeelNode {
  return buildDifference(call, (x) => buildEarlier(call.scope, x, 1, 2));
}

export function buildYearOnYear(call: OfficeCall): FeelNode {
  return buildDifference(call, (x) => buildYearAgo(call.scope, x, 2));
}

function buildDifference(call: OfficeCall, earlier: (x: SyntaxNode) => FeelNode): FeelNode {
  const { scope, range } = call;
  const [x, more] = call.parameters;
  if (!x || more) return reportUsage(call);
  if (!mayRepeat(call, 2)) return nullNode(range);
  const left = typed(call, buildEarlier(scope, x, 0, 2), 'number');
  const right = typed(call, earlier(x), 'number');
  return { kind: 'arithmetic', type: 'number', operator: '-', left, right, ...range };
}

/** `trend(x, n)`: least squares over the last n periods, all of which must be known. */
export function buildTrend(call: OfficeCall): FeelNode {
  const { scope, range } = call;
  const [x, count, more] = call.parameters;
  if (!x || !count || more)
    return reportUsage(call, 'n 是 2 至 50 的整数', 'n is a whole number from 2 to 50');
  const periods = readCount(call, count, 2, MAX_WINDOW);
  if (periods === undefined || !mayRepeat(call, periods)) return nullNode(range);
  const values = Array.from({ length: periods }, (_, i) =>
    typed(call, buildEarlier(scope, x, periods - 1 - i, periods), 'number'),
  );
  return { kind: 'call', type: 'number', name: 'trend', arguments: values, ...range };
}

/** `streak(condition, n)`: how many periods in a row, this one first; the newest that is not known makes it null. */
export function buildStreak(call: OfficeCall): FeelNode {
  const { scope, range } = call;
  const [condition, count, more] = call.parameters;
  if (!condition || more) return reportUsage(call);
  const periods = count ? readCount(call, count, 1, MAX_WINDOW) : MAX_WINDOW;
  if (periods === undefined || !mayRepeat(call, periods)) return nullNode(range);
  const literal = (value: number): FeelNode => ({ kind: 'literal', type: 'number', value, ...range });
  let result = literal(periods);
  for (let back = periods - 1; back >= 0; back--) {
    const holds = typed(call, buildEarlier(scope, condition, back, periods), 'boolean');
    result = {
      kind: 'if',
      type: 'number',
      condition: holds,
      then: result,
      otherwise: literal(back),
      unknownIsElse: false,
      ...range,
    };
  }
  return result;
}

function typed(call: OfficeCall, node: FeelNode, type: FeelType): FeelNode {
  if (!isScalar(node)) {
    return reportCall(
      call,
      'feel.alongTime.list',
      `“${call.scope.text.text.slice(node.from, node.to)}”不能按周期计算，请另立为指标再引用`,
      `“${call.scope.text.text.slice(node.from, node.to)}” cannot be computed along time: make it an indicator and name that`,
      node,
    );
  }
  return node.type === type || node.type === 'null' ? node : typeError(call.scope, node, type, node);
}

import { periodsInYear } from '../../time/index.js';
import type { BuildScope } from '../build-scope.js';
import type { FeelNode } from '../feel-node.js';
import type { SyntaxNode } from '../syntax-tree.js';
import { reportCall, type OfficeCall } from './office-call.js';

/** How often one part of a formula may stand in its tree: functions inside functions multiply. */
const MAX_COPIES = 2000;

/** Whether a part may be repeated `times` more; too many are a finding. */
export function mayRepeat(call: OfficeCall, times: number): boolean {
  if ((call.scope.copies ?? 1) * times <= MAX_COPIES) return true;
  reportCall(
    call,
    'feel.tooManyPeriods',
    '按周期计算的函数嵌套过多，请把里面的部分另立为指标',
    'Functions along time are nested too deep: make the inner part an indicator of its own',
  );
  return false;
}

/** Builds a part as it was `back` periods ago. */
export function buildEarlier(scope: BuildScope, node: SyntaxNode, back: number, copies = 1): FeelNode {
  return buildShifted(scope, node, -back, 0, copies);
}

/** Builds a part as it was in the same period of the year before. */
export function buildYearAgo(scope: BuildScope, node: SyntaxNode, copies = 1): FeelNode {
  const inYear = scope.periodKind && periodsInYear(scope.periodKind);
  return inYear === undefined
    ? buildShifted(scope, node, 0, -1, copies)
    : buildShifted(scope, node, -inYear, 0, copies);
}

function buildShifted(
  scope: BuildScope,
  node: SyntaxNode,
  offset: number,
  years: number,
  copies: number,
): FeelNode {
  const slots = offset === 0 && years === 0 ? scope.slots : scope.slots.shifted(offset, years);
  const there: BuildScope = {
    ...scope,
    slots,
    copies: (scope.copies ?? 1) * copies,
    build: (part) => scope.buildOn(there, part),
  };
  return there.build(node);
}

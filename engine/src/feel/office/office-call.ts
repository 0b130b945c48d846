import { nullNode, rangeOf, report, type BuildScope } from '../build-scope.js';
import type { FeelNode } from '../feel-node.js';
import type { SyntaxNode } from '../syntax-tree.js';
import { OFFICE_FUNCTIONS } from './office-function.js';

/** A call of one of the functions of this folder. */
export interface OfficeCall {
  readonly scope: BuildScope;
  /** First name of the function. */
  readonly name: string;
  readonly parameters: readonly SyntaxNode[];
  /** Of the whole call. */
  readonly range: { readonly from: number; readonly to: number };
}

export function reportCall(
  { scope, range }: OfficeCall,
  code: string,
  zh: string,
  en: string,
  at: { readonly from: number; readonly to: number } = range,
): FeelNode {
  report(scope, code, at, zh, en);
  return nullNode(range);
}

/** How the function is written, as a finding. */
export function reportUsage(call: OfficeCall, zh = '', en = ''): FeelNode {
  const definition = OFFICE_FUNCTIONS.find(({ name }) => name === call.name);
  const parameters = `(${definition?.parameters.join(', ') ?? ''})`;
  const written = `${definition?.aliases[0] ?? call.name}${parameters}`;
  return reportCall(
    call,
    'feel.function.arguments',
    `写法是 ${written}，例如 ${definition?.example ?? ''}${zh && `；${zh}`}`,
    `Write ${call.name}${parameters}${en && `; ${en}`}`,
  );
}

/** A whole number written out, or `undefined` with a finding. */
export function readCount(
  call: OfficeCall,
  node: SyntaxNode,
  least: number,
  most: number,
): number | undefined {
  const { scope } = call;
  const built = scope.build(node);
  const value = built.kind === 'literal' ? built.value : null;
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
  reportCall(
    call,
    'feel.periodCount',
    `周期数 n 要写成 ${least} 至 ${most} 的整数`,
    `The number of periods must be a whole number from ${least} to ${most}, written out`,
    rangeOf(scope, node),
  );
  return undefined;
}

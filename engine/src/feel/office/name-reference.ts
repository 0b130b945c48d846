import type { FactRef, LocalizedText } from '../../model/index.js';
import { namePart, unknownName } from '../build-name.js';
import { pickCandidate, safeText, type BuildScope } from '../build-scope.js';
import type { FeelName } from '../name-index.js';
import type { SyntaxNode } from '../syntax-tree.js';

/** A fact as a name and the functions around it say: which slice, which basis, brought over from which periods. */
export interface NameReference {
  readonly name: FeelName;
  readonly ref: FactRef;
  readonly label: LocalizedText;
  /** The name in the text as typed. */
  readonly from: number;
  readonly to: number;
}

/** The name at a node, brackets left out; `undefined` when there is another thing. An unknown name is a finding. */
export function readName(scope: BuildScope, node: SyntaxNode): NameReference | 'unknown' | undefined {
  const inner = withoutBrackets(node);
  if (inner.name !== 'VariableName') return undefined;
  const part = namePart(scope, inner);
  if (!part?.candidates) {
    unknownName(scope, inner);
    return 'unknown';
  }
  const name = pickCandidate(scope, part.candidates, part);
  return { name, ref: name.ref, label: name.label, from: part.from, to: part.to };
}

/** The function called at a node, by its first name, and what it is given. */
export function readCall(
  scope: BuildScope,
  node: SyntaxNode,
): { readonly name: string; readonly parameters: readonly SyntaxNode[] } | undefined {
  const inner = withoutBrackets(node);
  const [callee] = inner.children;
  const positional = inner.children.find(({ name }) => name === 'PositionalParameters');
  if (inner.name !== 'FunctionInvocation' || callee?.name !== 'VariableName' || !positional) return undefined;
  return { name: safeText(scope, callee), parameters: positional.children };
}

function withoutBrackets(node: SyntaxNode): SyntaxNode {
  let inner = node;
  while (inner.name === 'ParenthesizedExpression' || inner.name === 'Expression') {
    const child = inner.children.find(({ name }) => name !== '(' && name !== ')');
    if (!child) break;
    inner = child;
  }
  return inner;
}

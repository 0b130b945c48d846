import { rangeOf, typedText, type BuildScope } from '../build-scope.js';
import { normalizeName } from '../name-index.js';
import type { SyntaxNode } from '../syntax-tree.js';
import type { Expression } from './frame.js';
import type { NameScope } from './name-scope.js';

/** What compiling one expression works on. */
export interface Compilation {
  readonly scope: BuildScope;
  compile(node: SyntaxNode, names: NameScope | undefined): Expression;
}

export type Compiler = (
  compilation: Compilation,
  node: SyntaxNode,
  names: NameScope | undefined,
) => Expression;

/** The part as typed, for messages. */
export function typedOf({ scope }: Compilation, node: SyntaxNode): string {
  return typedText(scope, node);
}

/** A name as a person means it: white space and full-width forms do not matter, nor does space around signs. */
export function nameOf({ scope }: Compilation, node: SyntaxNode): string {
  const { from, to } = rangeOf(scope, node);
  const name = normalizeName(scope.text.text.slice(from, to)).replace(/\s*([-+*/.'])\s*/g, '$1');
  return /^`.*`$/s.test(name) ? name.slice(1, -1) : name;
}

/** Children that are no punctuation. */
export function partsOf(node: SyntaxNode, ...without: readonly string[]): readonly SyntaxNode[] {
  return node.children.filter(({ name }) => !without.includes(name));
}

/** Reads null whatever is asked, for parts that cannot be there after the syntax was checked. */
export const NOTHING: Expression = () => null;

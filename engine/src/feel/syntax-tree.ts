import { parser, trackVariables } from 'lezer-feel';

/** A node of the FEEL parser's tree; positions are in the safe text. */
export interface SyntaxNode {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly isError: boolean;
  readonly children: readonly SyntaxNode[];
}

/** FEEL's start symbols: a formula, or a cell of a decision table. */
export type FeelDialect = 'Expression' | 'UnaryTests';

interface ParserNode {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly type: { readonly isError: boolean };
  readonly firstChild: ParserNode | null;
  readonly nextSibling: ParserNode | null;
}

const COMMENTS = new Set(['LineComment', 'BlockComment']);

/** Parses a safe text. `tokens` are the names that stand for facts. Nothing is thrown: errors are nodes of the tree. */
export function parseSyntax(safe: string, dialect: FeelDialect, tokens: readonly string[]): SyntaxNode {
  const names: Record<string, number> = {};
  for (const token of tokens) names[token] = 1;
  const tree = parser.configure({ top: dialect, contextTracker: trackVariables(names) }).parse(safe);
  return convert(tree.topNode);
}

function convert(node: ParserNode): SyntaxNode {
  // Iterative: a long chain of operators is a tree as deep as the text is long.
  const root = shallow(node);
  const open: [ParserNode, SyntaxNode][] = [[node, root]];
  for (let entry = open.pop(); entry; entry = open.pop()) {
    const [source, target] = entry;
    for (let child = source.firstChild; child; child = child.nextSibling) {
      if (COMMENTS.has(child.name)) continue;
      const converted = shallow(child);
      (target.children as SyntaxNode[]).push(converted);
      open.push([child, converted]);
    }
  }
  return root;
}

function shallow({ name, from, to, type }: ParserNode): SyntaxNode {
  return { name, from, to, isError: type.isError, children: [] };
}

/** The first error in reading order. */
export function findSyntaxError(root: SyntaxNode): SyntaxNode | undefined {
  let first: SyntaxNode | undefined;
  const open = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.isError && (!first || node.from < first.from)) first = node;
    open.push(...node.children);
  }
  return first;
}

export function depthOf(root: SyntaxNode): number {
  let deepest = 0;
  const open: [SyntaxNode, number][] = [[root, 1]];
  for (let entry = open.pop(); entry; entry = open.pop()) {
    const [node, depth] = entry;
    deepest = Math.max(deepest, depth);
    for (const child of node.children) open.push([child, depth + 1]);
  }
  return deepest;
}

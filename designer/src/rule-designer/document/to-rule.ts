import type {
  Comparison,
  Condition,
  ConditionValue,
  FactOperand,
  Rule,
  TopLevelCondition,
} from '@zhengai/engine';
import {
  EVENT_ID,
  edgesInto,
  type FactNode,
  type NodeId,
  type RuleDocument,
  type RuleNode,
} from './rule-document.js';

/** What keeps a drawing from being a rule; `node` is where. */
export interface DrawingProblem {
  readonly node: NodeId;
  readonly code: 'event.empty' | 'group.empty' | 'comparison.left' | 'comparison.value' | 'node.loose';
}

export interface DrawnRule {
  /** Absent while something is unfinished. */
  readonly rule?: Rule;
  readonly problems: readonly DrawingProblem[];
}

/** The rule that is drawn. Nodes that lead nowhere are reported and left out. */
export function toRule(document: RuleDocument): DrawnRule {
  const problems: DrawingProblem[] = [];
  const used = new Set<NodeId>([EVENT_ID]);
  const [root] = edgesInto(document, EVENT_ID, 'condition');
  if (!root) problems.push({ node: EVENT_ID, code: 'event.empty' });
  const condition = root && read(document, root.from, used, problems);
  for (const id of Object.keys(document.nodes))
    if (!used.has(id)) problems.push({ node: id, code: 'node.loose' });
  const unfinished = problems.some(({ code }) => code !== 'node.loose');
  if (!condition || unfinished) return { problems };
  return { rule: { ...document.head, conditions: asTopLevel(condition) }, problems };
}

/** json-rules-engine wants a group at the top. */
function asTopLevel(condition: Condition): TopLevelCondition {
  return 'operator' in condition ? { all: [condition] } : condition;
}

type Reader<K extends RuleNode['kind']> = (
  node: Extract<RuleNode, { kind: K }>,
  document: RuleDocument,
  used: Set<NodeId>,
  problems: DrawingProblem[],
) => Condition | undefined;

const READERS: { readonly [K in Exclude<RuleNode['kind'], 'fact' | 'event'>]: Reader<K> } = {
  all: (node, ...rest) => {
    const all = readChildren(node.id, ...rest);
    return all && { all };
  },
  any: (node, ...rest) => {
    const any = readChildren(node.id, ...rest);
    return any && { any };
  },
  not: (node, ...rest) => {
    const [not] = readChildren(node.id, ...rest) ?? [];
    return not && { not };
  },
  named: (node) => ({ condition: node.condition }),
  comparison(node, document, used, problems): Comparison | undefined {
    const left = factAt(document, node.id, 'left', used);
    const right = factAt(document, node.id, 'right', used);
    if (!left) problems.push({ node: node.id, code: 'comparison.left' });
    if (!right && node.value === null) problems.push({ node: node.id, code: 'comparison.value' });
    if (!left) return undefined;
    const value: ConditionValue = right ? operand(right) : node.value;
    return { ...operand(left), operator: node.operator, value };
  },
};

function read(
  document: RuleDocument,
  id: NodeId,
  used: Set<NodeId>,
  problems: DrawingProblem[],
): Condition | undefined {
  const node = document.nodes[id];
  if (!node || node.kind === 'fact' || node.kind === 'event') return undefined;
  used.add(id);
  const reader = READERS[node.kind] as Reader<typeof node.kind>;
  return reader(node as never, document, used, problems);
}

function readChildren(
  id: NodeId,
  document: RuleDocument,
  used: Set<NodeId>,
  problems: DrawingProblem[],
): Condition[] | undefined {
  const edges = edgesInto(document, id, 'condition');
  if (edges.length === 0) problems.push({ node: id, code: 'group.empty' });
  const children = edges.map((edge) => read(document, edge.from, used, problems));
  return edges.length === 0 || children.includes(undefined) ? undefined : (children as Condition[]);
}

function factAt(
  document: RuleDocument,
  id: NodeId,
  port: 'left' | 'right',
  used: Set<NodeId>,
): FactNode | undefined {
  const [edge] = edgesInto(document, id, port);
  const node = edge && document.nodes[edge.from];
  if (node?.kind !== 'fact') return undefined;
  used.add(node.id);
  return node;
}

function operand({ fact, params, path }: FactNode): FactOperand {
  return { fact, ...(params ? { params } : {}), ...(path === undefined ? {} : { path }) };
}

import { edgesInto, type NodeId, type Port, type RuleDocument, type RuleNodeKind } from './rule-document.js';

/** Which node may lead where; `many` ports take several edges. */
const PORTS: Readonly<
  Record<RuleNodeKind, readonly { port: Port; from: readonly RuleNodeKind[]; many: boolean }[]>
> = {
  fact: [],
  named: [],
  comparison: [
    { port: 'left', from: ['fact'], many: false },
    { port: 'right', from: ['fact'], many: false },
  ],
  all: [{ port: 'condition', from: ['comparison', 'all', 'any', 'not', 'named'], many: true }],
  any: [{ port: 'condition', from: ['comparison', 'all', 'any', 'not', 'named'], many: true }],
  not: [{ port: 'condition', from: ['comparison', 'all', 'any', 'not', 'named'], many: false }],
  event: [{ port: 'condition', from: ['comparison', 'all', 'any', 'not', 'named'], many: false }],
};

export type Refusal = 'missing' | 'kind' | 'occupied' | 'alreadyUsed' | 'cycle' | 'exists';

/** Why two nodes may not be connected; `undefined` when they may. Facts may be used often, conditions once. */
export function refuseConnection(
  document: RuleDocument,
  from: NodeId,
  to: NodeId,
  port: Port,
): Refusal | undefined {
  const source = document.nodes[from];
  const target = document.nodes[to];
  if (!source || !target) return 'missing';
  const rule = PORTS[target.kind].find((known) => known.port === port);
  if (!rule?.from.includes(source.kind)) return 'kind';
  const into = edgesInto(document, to, port);
  if (into.some((edge) => edge.from === from)) return 'exists';
  if (!rule.many && into.length > 0) return 'occupied';
  if (source.kind !== 'fact' && document.edges.some((edge) => edge.from === from)) return 'alreadyUsed';
  if (reaches(document, to, from)) return 'cycle';
  return undefined;
}

function reaches(document: RuleDocument, from: NodeId, to: NodeId): boolean {
  if (from === to) return true;
  return document.edges.some((edge) => edge.from === from && reaches(document, edge.to, to));
}

import {
  FACT_KINDS,
  type Comparison,
  type Condition,
  type ConditionValue,
  type FactOperand,
  type Rule,
  type TopLevelCondition,
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
  readonly code:
    'event.empty' | 'group.empty' | 'comparison.left' | 'comparison.value' | 'fact.unchosen' | 'node.loose';
}

export interface DrawnRule {
  /** Absent while something is unfinished. */
  readonly rule?: Rule;
  readonly problems: readonly DrawingProblem[];
  /** The condition that each finished node stands for. */
  readonly conditions: ReadonlyMap<NodeId, Condition>;
  /** JSON pointer in the rule → the node drawn for that part. */
  readonly places: ReadonlyMap<string, NodeId>;
}

/** The rule that is drawn. Nodes that lead nowhere are reported and left out. */
export function toRule(document: RuleDocument): DrawnRule {
  const reading = new Reading(document);
  const [root] = edgesInto(document, EVENT_ID, 'condition');
  if (!root) reading.problems.push({ node: EVENT_ID, code: 'event.empty' });
  // json-rules-engine wants a group at the top
  const wraps = root !== undefined && document.nodes[root.from]?.kind === 'comparison';
  const condition = root && reading.condition(root.from, wraps ? '/conditions/all/0' : '/conditions');
  for (const id of Object.keys(document.nodes)) {
    const leadsOn = document.edges.some(({ from }) => from === id);
    if (!reading.used.has(id) && !leadsOn) reading.loose(id);
  }
  const unfinished = reading.problems.some(({ code }) => code !== 'node.loose');
  const { problems, conditions, places } = reading;
  if (!condition || unfinished) return { problems, conditions, places };
  const conditionsOfRule = (wraps ? { all: [condition] } : condition) as TopLevelCondition;
  return { rule: { ...document.head, conditions: conditionsOfRule }, problems, conditions, places };
}

/** The node that a finding of the engine is about, by its path (`rules/<code>/conditions/…`). */
export function nodeAtPath(document: RuleDocument, drawn: DrawnRule, path: string): NodeId | undefined {
  const head = `rules/${document.head.code}`;
  let pointer = path.startsWith(head) ? path.slice(head.length) : path;
  const named = /^\/namedConditions\/([^/]+)/.exec(pointer)?.[1]?.replaceAll('~1', '/').replaceAll('~0', '~');
  if (named !== undefined) {
    return Object.values(document.nodes).find((node) => node.kind === 'named' && node.condition === named)
      ?.id;
  }
  if (/^\/(event|lifeCycle|process|message)/.test(pointer)) return EVENT_ID;
  while (pointer !== '') {
    const node = drawn.places.get(pointer);
    if (node !== undefined) return node;
    pointer = pointer.slice(0, pointer.lastIndexOf('/'));
  }
  return undefined;
}

/** Stands for the place of what no rule holds. */
const LOOSE = 'loose';

class Reading {
  readonly problems: DrawingProblem[] = [];
  readonly used = new Set<NodeId>([EVENT_ID]);
  readonly conditions = new Map<NodeId, Condition>();
  readonly places = new Map<string, NodeId>();

  constructor(private readonly document: RuleDocument) {}

  condition(id: NodeId, pointer: string): Condition | undefined {
    const node = this.document.nodes[id];
    if (!node || node.kind === 'fact' || node.kind === 'event') return undefined;
    this.used.add(id);
    this.places.set(pointer, id);
    const condition = this.#read(node, pointer);
    if (condition) this.conditions.set(id, condition);
    return condition;
  }

  /** What it would say is still worth knowing; that something is missing in it is not. */
  loose(id: NodeId): void {
    this.problems.push({ node: id, code: 'node.loose' });
    const known = this.problems.length;
    this.condition(id, LOOSE);
    this.problems.length = known;
  }

  #read(node: Exclude<RuleNode, { kind: 'fact' | 'event' }>, pointer: string): Condition | undefined {
    switch (node.kind) {
      case 'named':
        return { condition: node.condition };
      case 'comparison':
        return this.#comparison(node.id, pointer);
      case 'not': {
        const [not] = this.#children(node.id, () => `${pointer}/not`) ?? [];
        return not && { not };
      }
      case 'all':
      case 'any': {
        const children = this.#children(node.id, (i) => `${pointer}/${node.kind}/${i}`);
        return children && (node.kind === 'all' ? { all: children } : { any: children });
      }
    }
  }

  #children(id: NodeId, place: (index: number) => string): Condition[] | undefined {
    const edges = edgesInto(this.document, id, 'condition');
    if (edges.length === 0) this.problems.push({ node: id, code: 'group.empty' });
    const children = edges.map((edge, i) => this.condition(edge.from, place(i)));
    return edges.length === 0 || children.includes(undefined) ? undefined : (children as Condition[]);
  }

  #comparison(id: NodeId, pointer: string): Comparison | undefined {
    const node = this.document.nodes[id];
    if (node?.kind !== 'comparison') return undefined;
    const left = this.#factAt(id, 'left');
    const right = this.#factAt(id, 'right');
    if (!left) this.problems.push({ node: id, code: 'comparison.left' });
    if (!right && isUnset(node.value)) this.problems.push({ node: id, code: 'comparison.value' });
    if (!left) return undefined;
    for (const part of ['fact', 'params', 'path']) this.places.set(`${pointer}/${part}`, left.id);
    if (right) this.places.set(`${pointer}/value`, right.id);
    const value: ConditionValue = right ? operand(right) : node.value;
    return { ...operand(left), operator: node.operator, value };
  }

  #factAt(id: NodeId, port: 'left' | 'right'): FactNode | undefined {
    const [edge] = edgesInto(this.document, id, port);
    const node = edge && this.document.nodes[edge.from];
    if (node?.kind !== 'fact') return undefined;
    this.used.add(node.id);
    if (isDictionaryFact(node) && typeof node.params?.['code'] !== 'string') {
      this.problems.push({ node: node.id, code: 'fact.unchosen' });
    }
    return node;
  }
}

function isDictionaryFact({ fact }: FactNode): boolean {
  return (FACT_KINDS as readonly string[]).includes(fact);
}

function isUnset(value: ConditionValue): boolean {
  return value === null || (Array.isArray(value) && value.length === 0);
}

function operand({ fact, params, path }: FactNode): FactOperand {
  return { fact, ...(params ? { params } : {}), ...(path === undefined ? {} : { path }) };
}

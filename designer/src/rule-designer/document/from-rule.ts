import type { Comparison, Condition, FactOperand, Rule } from '@zhengai/engine';
import {
  EVENT_ID,
  emptyDocument,
  freshId,
  type ComparisonNode,
  type FactNode,
  type NodeId,
  type RuleDocument,
  type RuleNode,
} from './rule-document.js';

/**
 * Draws a rule. Nodes that stand at the same place of the condition tree as in `before`, and are of the same kind,
 * keep their id and position, so that an edit of the code does not shake the canvas.
 */
export function fromRule(rule: Rule, before?: RuleDocument): RuleDocument {
  const { conditions, ...head } = rule;
  const drawing = new Drawing({ ...emptyDocument(head), positions: before?.positions ?? {} }, before);
  drawing.condition(conditions, EVENT_ID, EVENT_ID);
  return drawing.finish();
}

class Drawing {
  readonly #places = new Map<string, NodeId>();
  readonly #taken = new Set<NodeId>([EVENT_ID]);

  constructor(
    private document: RuleDocument,
    before: RuleDocument | undefined,
  ) {
    if (before) for (const [place, id] of placesOf(before)) this.#places.set(place, id);
  }

  /** @param place  path of the node from the event, with kinds: equal places are the same node to a reader */
  condition(condition: Condition, parent: NodeId, place: string): void {
    const index = this.document.edges.filter(
      (edge) => edge.to === parent && edge.port === 'condition',
    ).length;
    const at = `${place}/${index}`;
    if ('operator' in condition) this.#comparison(condition, parent, at);
    else if ('condition' in condition) {
      this.#add(
        `${at}:named`,
        (id) => ({ id, kind: 'named', condition: condition.condition }),
        'named',
        parent,
      );
    } else if ('not' in condition) {
      const here = `${at}:not`;
      const id = this.#add(here, (node) => ({ id: node, kind: 'not' }), 'not', parent);
      this.condition(condition.not, id, here);
    } else {
      const kind = 'all' in condition ? 'all' : 'any';
      const here = `${at}:${kind}`;
      const id = this.#add(here, (node) => ({ id: node, kind }), kind, parent);
      for (const child of 'all' in condition ? condition.all : condition.any) this.condition(child, id, here);
    }
  }

  finish(): RuleDocument {
    const positions = Object.fromEntries(
      Object.entries(this.document.positions).filter(([id]) => id in this.document.nodes),
    );
    return { ...this.document, positions };
  }

  #comparison(comparison: Comparison, parent: NodeId, at: string): void {
    const { value } = comparison;
    const right = isFact(value) ? value : undefined;
    const constant = isFact(value) ? null : value;
    const here = `${at}:comparison`;
    const id = this.#add(
      here,
      (node): ComparisonNode => ({
        id: node,
        kind: 'comparison',
        operator: comparison.operator,
        value: constant,
      }),
      'comparison',
      parent,
    );
    this.#fact(comparison, id, 'left', here);
    if (right) this.#fact(right, id, 'right', here);
  }

  #fact({ fact, params, path }: FactOperand, to: NodeId, port: 'left' | 'right', place: string): void {
    const id = this.#take(`${place}/${port}`, 'fact');
    const node: FactNode = {
      id,
      kind: 'fact',
      fact,
      ...(params ? { params } : {}),
      ...(path === undefined ? {} : { path }),
    };
    this.document = {
      ...this.document,
      nodes: { ...this.document.nodes, [id]: node },
      edges: [...this.document.edges, { from: id, to, port }],
    };
  }

  #add(place: string, make: (id: NodeId) => RuleNode, kind: RuleNode['kind'], parent: NodeId): NodeId {
    const id = this.#take(place, kind);
    this.document = {
      ...this.document,
      nodes: { ...this.document.nodes, [id]: make(id) },
      edges: [...this.document.edges, { from: id, to: parent, port: 'condition' }],
    };
    return id;
  }

  #take(place: string, kind: RuleNode['kind']): NodeId {
    const known = this.#places.get(place);
    if (known !== undefined && !this.#taken.has(known)) {
      this.#taken.add(known);
      return known;
    }
    let id = freshId(this.document, kind);
    for (let number = 1; this.#taken.has(id) || [...this.#places.values()].includes(id); number += 1)
      id = `${kind}${number}`;
    this.#taken.add(id);
    return id;
  }
}

/** Where each node of a drawing stands. A fact used twice stands at its first place. */
function placesOf(document: RuleDocument): Map<string, NodeId> {
  const places = new Map<string, NodeId>();
  const visit = (id: NodeId, place: string): void => {
    document.edges
      .filter((edge) => edge.to === id && edge.port === 'condition')
      .forEach((edge, index) => {
        const node = document.nodes[edge.from];
        if (!node) return;
        const here = `${place}/${index}:${node.kind}`;
        places.set(here, node.id);
        for (const side of document.edges) {
          if (side.to === node.id && side.port !== 'condition') places.set(`${here}/${side.port}`, side.from);
        }
        visit(node.id, here);
      });
  };
  visit(EVENT_ID, EVENT_ID);
  return places;
}

function isFact(value: Comparison['value']): value is FactOperand {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

import { type Column, UNKNOWN_BOOLEAN, valueAt } from '../../column/index.js';
import type { FactValue } from '../../model/index.js';
import { compileNode } from '../evaluate-node.js';
import type { CallNode, ComparisonNode, FeelNode, IfNode } from '../feel-node.js';
import { LIST_FUNCTIONS, NUMBER_FUNCTIONS } from '../number-function.js';
import { appliedNumber, binaryNumber, chosenNumber, finiteNumber } from './chunk-number.js';
import {
  constantNumber,
  constantPart,
  constantTruth,
  type NumberPart,
  numberRoom,
  type Part,
  type Step,
  type TextPart,
  textRoom,
  type TruthPart,
  truthRoom,
} from './chunk-part.js';
import {
  chosenTruth,
  comparedNumbers,
  comparedTexts,
  joinedTruth,
  negatedTruth,
  sameTruths,
} from './chunk-truth.js';
import type { ColumnTask } from './column-loop.js';

/** Thrown for a node that has no loop; it, or the node around it, is computed cell by cell. */
class NotChunked extends Error {}

/** Lays a tree out as steps over chunks of given columns. */
export class ChunkCompiler {
  readonly steps: Step[] = [];
  private readonly done = new Map<FeelNode, Part>();

  constructor(
    private readonly task: ColumnTask,
    private readonly columns: readonly Column[],
  ) {}

  result(): Part {
    const { root } = this.task;
    try {
      return this.part(root);
    } catch (error) {
      if (error instanceof NotChunked) return this.byCell(root, 'number');
      throw error;
    }
  }

  private part(node: FeelNode): Part {
    let part = this.done.get(node);
    if (!part) this.done.set(node, (part = this.newPart(node)));
    return part;
  }

  private newPart(node: FeelNode): Part {
    try {
      return this.chunked(node);
    } catch (error) {
      if (!(error instanceof NotChunked)) throw error;
      return this.byCell(node, KIND_OF_TYPE[node.type]);
    }
  }

  private chunked(node: FeelNode): Part {
    switch (node.kind) {
      case 'literal':
        return constantPart(node.value);
      case 'slot':
        return this.slot(node.slot);
      case 'negate':
        return binaryNumber(this.steps, '-', constantNumber(0), this.number(node.operand));
      case 'arithmetic': {
        if (node.type === 'text') throw new NotChunked(node.type);
        const right = this.number(node.right);
        const careful = node.operator === '/' || node.operator === '**';
        const left = node.operator === '**' ? this.finite(node.left) : this.number(node.left);
        return binaryNumber(this.steps, node.operator, left, careful ? this.finite(node.right) : right);
      }
      case 'comparison':
        return this.comparison(node);
      case 'and':
      case 'or':
        return joinedTruth(
          this.steps,
          node.kind,
          node.operands.map((operand) => this.truth(operand)),
        );
      case 'not':
        return negatedTruth(this.steps, this.truth(node.operand));
      case 'if':
        return this.choice(node);
      case 'call':
        return this.call(node);
      default:
        throw new NotChunked(node.kind);
    }
  }

  private slot(slot: number): Part {
    const type = this.task.slots[slot]?.type;
    const column = this.columns[slot];
    if (!column) throw new NotChunked('slot');
    if (column.kind === 'number') {
      if (type !== 'number') throw new NotChunked('slot');
      return { kind: 'number', values: column.values, finite: true, whole: true };
    }
    if (column.kind === 'boolean') return { kind: 'truth', values: column.values, whole: true };
    return { kind: 'text', values: column.values, whole: true };
  }

  /** Numbers, possibly infinite. */
  private number(node: FeelNode): NumberPart {
    if (node.type === 'null') return constantNumber(NaN);
    const part = this.part(node);
    if (part.kind !== 'number') throw new NotChunked(node.kind);
    return part;
  }

  private finite(node: FeelNode): NumberPart {
    const part = this.number(node);
    if (part.finite) return part;
    const finite = finiteNumber(this.steps, part);
    this.done.set(node, finite);
    return finite;
  }

  private truth(node: FeelNode): TruthPart {
    if (node.type === 'null') return constantTruth(null);
    const part = this.part(node);
    if (part.kind !== 'truth') throw new NotChunked(node.kind);
    return part;
  }

  private text(node: FeelNode): TextPart {
    if (node.type === 'null') return textRoom();
    const part = this.part(node);
    if (part.kind !== 'text') throw new NotChunked(node.kind);
    return part;
  }

  private comparison(node: ComparisonNode): TruthPart {
    const type = node.left.type === 'null' ? node.right.type : node.left.type;
    const { steps } = this;
    const compared =
      type === 'number'
        ? comparedNumbers(steps, node, ...this.ordered(node))
        : type === 'boolean'
          ? sameTruths(steps, node, this.truth(node.left), this.truth(node.right))
          : comparedTexts(steps, node, this.text(node.left), this.text(node.right));
    return node.operator === '!=' ? negatedTruth(steps, compared) : compared;
  }

  /** What to compare: two numbers, or their order and 0 where one was computed. */
  private ordered({ left, right, computed }: ComparisonNode): [NumberPart, NumberPart] {
    const [a, b] = [this.finite(left), this.finite(right)];
    return computed ? [binaryNumber(this.steps, 'order', a, b, true), constantNumber(0)] : [a, b];
  }

  private choice(node: IfNode): Part {
    const condition = this.truth(node.condition);
    const { unknownIsElse } = node;
    if (node.type === 'number' || node.type === 'null') {
      const [then, otherwise] = [this.number(node.then), this.number(node.otherwise)];
      return chosenNumber(this.steps, condition, then, otherwise, unknownIsElse);
    }
    if (node.type !== 'boolean') throw new NotChunked(node.type);
    const [then, otherwise] = [this.truth(node.then), this.truth(node.otherwise)];
    return chosenTruth(this.steps, condition, then, otherwise, unknownIsElse);
  }

  private call({ name, arguments: parameters }: CallNode): NumberPart {
    const values = parameters.map((parameter) => this.finite(parameter));
    const { steps } = this;
    const folded = (operator: '+' | '*' | 'min' | 'max', finite: boolean) =>
      values.reduce((left, right) => binaryNumber(steps, operator, left, right, finite));
    if (values.length > 0) {
      if (name === 'sum') return folded('+', false);
      if (name === 'product') return folded('*', false);
      if (name === 'mean') return binaryNumber(steps, '/', folded('+', false), constantNumber(values.length));
      if (name === 'min' || name === 'max') return folded(name, true);
    }
    const list = LIST_FUNCTIONS[name];
    if (list) return appliedNumber(steps, (...row) => list(row), values);
    const definition = NUMBER_FUNCTIONS[name];
    if (!definition) throw new NotChunked(name);
    return appliedNumber(steps, definition.apply, values);
  }

  /** A node without a loop: its function, cell after cell. */
  private byCell(node: FeelNode, kind: Part['kind'] | undefined): Part {
    if (kind === undefined) throw new NotChunked(node.type);
    const evaluate = compileNode(node, this.task.text);
    const { columns } = this;
    const row = new Array<FactValue>(columns.length);
    const part = ROOMS[kind]();
    const values = part.values as (number | string | null)[];
    const toCell = TO_CELL[kind];
    this.steps.push((start, length) => {
      for (let j = 0; j < length; j++) {
        for (const [slot, column] of columns.entries()) row[slot] = valueAt(column, start + j);
        values[j] = toCell(evaluate({ values: row }));
      }
    });
    return part;
  }
}

/** How values of a type stand in a chunk; lists and others do not. */
const KIND_OF_TYPE: Readonly<Record<FeelNode['type'], Part['kind'] | undefined>> = {
  number: 'number',
  null: 'number',
  boolean: 'truth',
  text: 'text',
  date: 'text',
  list: undefined,
  other: undefined,
  any: undefined,
};

const ROOMS: Readonly<Record<Part['kind'], () => Part>> = {
  number: () => numberRoom(false),
  truth: truthRoom,
  text: textRoom,
};

const TO_CELL: Readonly<Record<Part['kind'], (value: unknown) => number | string | null>> = {
  number: (value) => (typeof value === 'number' ? value : NaN),
  truth: (value) => (typeof value === 'boolean' ? Number(value) : UNKNOWN_BOOLEAN),
  text: (value) => (typeof value === 'string' ? value : null),
};

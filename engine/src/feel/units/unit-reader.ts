import type { ArithmeticNode, CallNode, FeelNode } from '../feel-node.js';
import type { FormulaSlot } from '../formula-slot.js';
import { LIST_FUNCTIONS } from '../number-function.js';
import { divideUnits, multiplyUnits, scaleUnit, sharedUnit } from './combine-units.js';
import { BARE, readUnit, UNKNOWN, type Unit } from './unit.js';

/** Told of two parts that are added or compared and are not of one unit. */
export type Contradiction = (node: FeelNode, left: Unit, right: Unit) => void;

/** Functions that give a number of another unit than they are given. */
const UNITLESS = new Set(['sqrt', 'log', 'exp', 'count']);

/** Works out the units of a tree, each node once. */
export class UnitReader {
  readonly #known = new Map<FeelNode, Unit>();

  constructor(
    private readonly slots: readonly FormulaSlot[],
    private readonly contradiction?: Contradiction,
  ) {}

  unitOf(node: FeelNode): Unit {
    let unit = this.#known.get(node);
    if (!unit) this.#known.set(node, (unit = this.#read(node)));
    return unit;
  }

  #read(node: FeelNode): Unit {
    switch (node.kind) {
      case 'literal':
      case 'percent':
        return BARE;
      case 'slot':
        return readUnit(this.slots[node.slot]?.unit);
      case 'negate':
        return this.unitOf(node.operand);
      case 'arithmetic':
        return this.#arithmetic(node);
      case 'comparison':
        if (node.left.type === 'number' && node.right.type === 'number')
          this.#shared(node, [node.left, node.right]);
        return UNKNOWN;
      case 'and':
      case 'or':
        node.operands.forEach((operand) => this.unitOf(operand));
        return UNKNOWN;
      case 'not':
        this.unitOf(node.operand);
        return UNKNOWN;
      case 'if': {
        this.unitOf(node.condition);
        return sharedUnit(this.unitOf(node.then), this.unitOf(node.otherwise)) ?? UNKNOWN;
      }
      case 'call':
        return this.#call(node);
      default:
        return UNKNOWN;
    }
  }

  #arithmetic(node: ArithmeticNode): Unit {
    const { operator, left, right } = node;
    if (node.type !== 'number') return UNKNOWN;
    if (operator === '+' || operator === '-') return this.#shared(node, [left, right]);
    const [a, b] = [this.unitOf(left), this.unitOf(right)];
    if (operator === '*') {
      const [first, second] = [numberOf(left), numberOf(right)];
      if (second !== undefined) return scaleUnit(a, second);
      return first === undefined ? multiplyUnits(a, b) : scaleUnit(b, first);
    }
    if (operator !== '/') return UNKNOWN;
    const divisor = numberOf(right);
    return divisor === undefined ? divideUnits(a, b) : scaleUnit(a, 1 / divisor);
  }

  #call(node: CallNode): Unit {
    const units = node.arguments.map((one) => this.unitOf(one));
    if (node.name === 'product') return units.reduce(multiplyUnits, BARE);
    if (Object.hasOwn(LIST_FUNCTIONS, node.name)) return this.#shared(node, node.arguments);
    return UNITLESS.has(node.name) ? UNKNOWN : (units[0] ?? UNKNOWN);
  }

  #shared(node: FeelNode, parts: readonly FeelNode[]): Unit {
    let shared: Unit = BARE;
    for (const part of parts) {
      const unit = this.unitOf(part);
      const both = sharedUnit(shared, unit);
      if (!both) {
        this.contradiction?.(node, shared, unit);
        return UNKNOWN;
      }
      shared = both;
    }
    return shared;
  }
}

function numberOf(node: FeelNode): number | undefined {
  return node.kind === 'literal' && typeof node.value === 'number' ? node.value : undefined;
}

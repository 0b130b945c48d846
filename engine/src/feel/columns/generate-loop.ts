import type { Column } from '../../column/index.js';
import { NOISE, roundComputed } from '../../rounding/index.js';
import type { ArithmeticNode, CallNode, ComparisonNode, FeelNode, IfNode } from '../feel-node.js';
import type { FormulaSlot } from '../formula-slot.js';
import { LIST_FUNCTIONS, NUMBER_FUNCTIONS } from '../number-function.js';
import type { ColumnLoop, ColumnTask } from './column-loop.js';
import { type Emitted, type EmittedNumber, type EmittedTruth, NotGenerated, numberCode } from './emitted.js';
import { compareNumbers, compareTexts, compareTruths } from './generate-comparison.js';
import { compareTexts as orderOfTexts } from '../value/index.js';

type Values = Column['values'];
type Source = (given: readonly unknown[], columns: readonly Values[], out: Values, count: number) => void;

/**
 * A loop over columns for a checked tree. Only numbers, operators and names of our own making get into the code; texts
 * and functions are handed over as values. `undefined` when a node has no code.
 */
export function generateLoop({ root, slots, decimals }: ColumnTask): ColumnLoop | undefined {
  const generator = new Generator(slots);
  try {
    const assign = generator.result(root, decimals);
    const source = `'use strict';
${generator.given.map((_, i) => `const g${i} = given[${i}];`).join('\n')}
${generator.loads.map((slot) => `const c${slot} = columns[${slot}];`).join('\n')}
for (let i = 0; i < count; i++) {
${generator.loads.map((slot) => `const s${slot} = c${slot}[i];`).join('\n')}
${generator.lines.join('\n')}
out[i] = ${assign};
}`;
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- code of a checked tree only, see above
    const loop = new Function('given', 'columns', 'out', 'count', source) as Source;
    return (columns, out, count) =>
      loop(
        generator.given,
        columns.map(({ values }) => values),
        out,
        count,
      );
  } catch (error) {
    if (error instanceof NotGenerated) return undefined;
    throw error;
  }
}

class Generator {
  readonly lines: string[] = [];
  readonly loads: number[] = [];
  /** Texts and functions that the code refers to by index. */
  readonly given: unknown[] = [];
  private readonly done = new Map<FeelNode, Emitted>();
  private count = 0;

  constructor(private readonly slots: readonly FormulaSlot[]) {}

  /** What a cell of the result is. */
  result(root: FeelNode, decimals: number | undefined): string {
    const emitted = this.emit(root);
    if (emitted.kind === 'text') return emitted.js;
    if (emitted.kind === 'truth') return `${emitted.isTrue} ? 1 : ${emitted.isFalse} ? 0 : 2`;
    const { js, finite } = emitted;
    // + 0: what is stored must not tell -0 from 0
    if (decimals === undefined) return finite ? `${js} + 0` : `${js} + (${js} - ${js})`;
    return this.rounded(js, decimals);
  }

  /**
   * As `roundComputed`, with its usual case in place: the product is within 1e-6 of the decimal's below 1e9, so only near
   * a tie can it mislead. NaN is neither near a tie nor large.
   */
  private rounded(js: string, decimals: number): string {
    const round = this.pass((value: number) => (value - value === 0 ? roundComputed(value, decimals) : NaN));
    if (decimals < 0 || decimals > 15) return `${round}(${js})`;
    const power = numberCode(10 ** decimals);
    this.lines.push(`const y = ${js} * ${power} + 0.5, w = Math.floor(y), e = y - w;`);
    return `e < 0.000001 || e > 0.999999 || w > 1e9 || w < -1e9 ? ${round}(${js}) : w / ${power} + 0`;
  }

  private emit(node: FeelNode): Emitted {
    let emitted = this.done.get(node);
    if (!emitted) this.done.set(node, (emitted = this.emitNew(node)));
    return emitted;
  }

  private emitNew(node: FeelNode): Emitted {
    switch (node.kind) {
      case 'literal':
        return this.literal(node.value);
      case 'slot':
        return this.load(node.slot);
      case 'negate':
        return this.number(`0 - ${this.numeric(node.operand)}`, this.isFinite(node.operand));
      case 'arithmetic':
        return this.arithmetic(node);
      case 'comparison':
        return this.comparison(node);
      case 'and':
      case 'or': {
        const operands = node.operands.map((operand) => this.truth(operand));
        const all = operands.map(({ isTrue }) => isTrue).join(node.kind === 'and' ? ' && ' : ' || ');
        const none = operands.map(({ isFalse }) => isFalse).join(node.kind === 'and' ? ' || ' : ' && ');
        return this.bindTruth(all, none);
      }
      case 'not': {
        const { isTrue, isFalse } = this.truth(node.operand);
        return { kind: 'truth', isTrue: isFalse, isFalse: isTrue };
      }
      case 'if':
        return this.choice(node);
      case 'call':
        return this.call(node);
      default:
        throw new NotGenerated(node.kind);
    }
  }

  private literal(value: number | string | boolean | null): Emitted {
    if (typeof value === 'number') return { kind: 'number', js: numberCode(value), finite: true };
    if (typeof value === 'string') return { kind: 'text', js: this.pass(value) };
    if (value === null) return { kind: 'number', js: 'NaN', finite: true };
    return { kind: 'truth', isTrue: String(value), isFalse: String(!value) };
  }

  private load(slot: number): Emitted {
    const type = this.slots[slot]?.type;
    if (type !== 'number' && type !== 'boolean' && type !== 'text' && type !== 'date')
      throw new NotGenerated('slot');
    if (!this.loads.includes(slot)) this.loads.push(slot);
    if (type === 'number') return { kind: 'number', js: `s${slot}`, finite: true };
    if (type === 'boolean') return { kind: 'truth', isTrue: `s${slot} === 1`, isFalse: `s${slot} === 0` };
    return { kind: 'text', js: `s${slot}` };
  }

  private number(js: string, finite: boolean): Emitted {
    const name = `n${this.count++}`;
    this.lines.push(`const ${name} = ${js};`);
    return { kind: 'number', js: name, finite };
  }

  private bindTruth(isTrue: string, isFalse: string): Emitted {
    const name = this.count++;
    this.lines.push(`const t${name} = ${isTrue}, u${name} = ${isFalse};`);
    return { kind: 'truth', isTrue: `t${name}`, isFalse: `u${name}` };
  }

  /** A number, NaN for null; possibly infinite. */
  private numeric(node: FeelNode): string {
    if (node.type === 'null') return 'NaN';
    const emitted = this.emit(node);
    if (emitted.kind !== 'number') throw new NotGenerated(node.kind);
    return emitted.js;
  }

  private isFinite(node: FeelNode): boolean {
    if (node.type === 'null') return true;
    const emitted = this.emit(node);
    return emitted.kind === 'number' && emitted.finite;
  }

  /** A number that is null where it has run over. */
  private finite(node: FeelNode): string {
    const js = this.numeric(node);
    if (this.isFinite(node)) return js;
    // Without a branch: ∞ - ∞ is NaN.
    const bound = this.number(`${js} + (${js} - ${js})`, true);
    this.done.set(node, bound);
    return (bound as { js: string }).js;
  }

  private textual(node: FeelNode): string {
    if (node.type === 'null') return 'null';
    const emitted = this.emit(node);
    if (emitted.kind !== 'text') throw new NotGenerated(node.kind);
    return emitted.js;
  }

  private truth(node: FeelNode): Omit<EmittedTruth, 'kind'> {
    if (node.type === 'null') return { isTrue: 'false', isFalse: 'false' };
    const emitted = this.emit(node);
    if (emitted.kind !== 'truth') throw new NotGenerated(node.kind);
    return { isTrue: `(${emitted.isTrue})`, isFalse: `(${emitted.isFalse})` };
  }

  private arithmetic(node: ArithmeticNode): Emitted {
    if (node.type === 'text') {
      const [a, b] = [this.textual(node.left), this.textual(node.right)];
      return { kind: 'text', js: `(${a} === null || ${b} === null ? null : ${a} + ${b})` };
    }
    // Division by zero runs over or gives NaN by itself; only an infinite divisor must not look like a large one.
    if (node.operator === '/')
      return this.number(`${this.numeric(node.left)} / ${this.finite(node.right)}`, false);
    if (node.operator === '**') {
      const [base, exponent] = [this.finite(node.left), this.finite(node.right)];
      // NaN ** 0 is 1
      return this.number(`${base} === ${base} ? ${base} ** ${exponent} : NaN`, false);
    }
    return this.number(`${this.numeric(node.left)} ${node.operator} ${this.numeric(node.right)}`, false);
  }

  private comparison(node: ComparisonNode): Emitted {
    const type = node.left.type === 'null' ? node.right.type : node.left.type;
    const { isTrue, isFalse } =
      type === 'number'
        ? compareNumbers(node, ...this.ordered(node))
        : type === 'boolean'
          ? compareTruths(node, this.truth(node.left), this.truth(node.right))
          : compareTexts(
              node,
              this.textual(node.left),
              this.textual(node.right),
              type === 'date' ? undefined : this.pass(orderOfTexts),
            );
    return node.operator === '!=' ? this.bindTruth(isFalse, isTrue) : this.bindTruth(isTrue, isFalse);
  }

  /** What to compare: two numbers, or their order and 0 where one was computed. */
  private ordered({ left, right, computed }: ComparisonNode): [string, string] {
    const [a, b] = [this.finite(left), this.finite(right)];
    if (!computed) return [a, b];
    const difference = (this.number(`${a} - ${b}`, true) as EmittedNumber).js;
    const size = (this.number(`Math.abs(${difference})`, true) as EmittedNumber).js;
    const order = `${size} < 0.5 && ${size} <= Math.abs(${b}) * ${NOISE} ? 0 : ${difference}`;
    return [(this.number(order, true) as EmittedNumber).js, '0'];
  }

  private choice(node: IfNode): Emitted {
    const { isTrue, isFalse } = this.truth(node.condition);
    const chosen = (then: string, otherwise: string, unknown: string) =>
      node.unknownIsElse
        ? `${isTrue} ? ${then} : ${otherwise}`
        : `${isTrue} ? ${then} : ${isFalse} ? ${otherwise} : ${unknown}`;
    if (node.type === 'number' || node.type === 'null') {
      return this.number(
        chosen(this.numeric(node.then), this.numeric(node.otherwise), 'NaN'),
        this.isFinite(node.then) && this.isFinite(node.otherwise),
      );
    }
    if (node.type === 'boolean') {
      const [then, otherwise] = [this.truth(node.then), this.truth(node.otherwise)];
      return this.bindTruth(
        chosen(then.isTrue, otherwise.isTrue, 'false'),
        chosen(then.isFalse, otherwise.isFalse, 'false'),
      );
    }
    return { kind: 'text', js: `(${chosen(this.textual(node.then), this.textual(node.otherwise), 'null')})` };
  }

  private call(node: CallNode): Emitted {
    const values = node.arguments.map((value) => this.finite(value));
    const { name } = node;
    if (name === 'sum' || name === 'product')
      return this.number(values.join(name === 'sum' ? ' + ' : ' * '), false);
    if (name === 'mean') return this.number(`(${values.join(' + ')}) / ${values.length}`, false);
    if (name === 'min' || name === 'max') return this.number(`Math.${name}(${values.join(', ')})`, true);
    const list = LIST_FUNCTIONS[name];
    if (list) return this.number(`${this.pass(list)}([${values.join(', ')}])`, false);
    const definition = NUMBER_FUNCTIONS[name];
    if (!definition) throw new NotGenerated(name);
    const js = definition.code?.(...values) ?? `${this.pass(definition.apply)}(${values.join(', ')})`;
    return this.number(js, false);
  }

  private pass(value: unknown): string {
    const known = this.given.indexOf(value);
    return `g${known >= 0 ? known : this.given.push(value) - 1}`;
  }
}

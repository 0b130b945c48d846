import type { Column } from '../column/index.js';
import type { ArithmeticNode, CallNode, ComparisonNode, FeelNode, FeelType, IfNode } from './feel-node.js';
import type { FormulaSlot } from './formula-slot.js';
import { LIST_FUNCTIONS, NUMBER_FUNCTIONS } from './number-function.js';

/** JavaScript for one node inside the loop. A number is NaN when null, a text is null, a truth has two expressions. */
type Emitted =
  | { readonly kind: 'number'; readonly js: string; readonly finite: boolean }
  | { readonly kind: 'text'; readonly js: string }
  | { readonly kind: 'truth'; readonly isTrue: string; readonly isFalse: string };

/** Fills `out` for `count` cells. */
export type ColumnLoop = (columns: readonly Column['values'][], out: Column['values'], count: number) => void;

/** Thrown inside the generator for a node that has no code; the caller takes closures instead. */
class NotGenerated extends Error {}

const HELPERS = `
const divide = (a, b) => b === 0 || b - b !== 0 ? NaN : a / b;
const power = (a, b) => a !== a || b !== b ? NaN : a ** b;
const smaller = (a, b) => a < b ? a : b <= a ? b : NaN;
const larger = (a, b) => a > b ? a : b >= a ? b : NaN;`;

/**
 * A loop over columns for a checked tree; only numbers, operators and names of our own making get into the code, texts as
 * JSON literals. `undefined` when a node has no code or the platform forbids generating any.
 */
export function generateColumnLoop(root: FeelNode, slots: readonly FormulaSlot[]): ColumnLoop | undefined {
  try {
    const generator = new Generator(slots);
    const result = generator.emit(root);
    const assign = RESULT[result.kind](result as never);
    const functions = generator.functions;
    const source = `'use strict';${HELPERS}
${functions.map((_, i) => `const f${i} = functions[${i}];`).join('\n')}
${generator.loads.map((slot) => `const c${slot} = columns[${slot}];`).join('\n')}
for (let i = 0; i < count; i++) {
${generator.loads.map((slot) => `const s${slot} = c${slot}[i];`).join('\n')}
${generator.lines.join('\n')}
out[i] = ${assign};
}`;
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- code of a checked tree only, see above
    const loop = new Function('functions', 'columns', 'out', 'count', source) as (
      functions: readonly unknown[],
      ...rest: Parameters<ColumnLoop>
    ) => void;
    return (columns, out, count) => loop(functions, columns, out, count);
  } catch (error) {
    if (error instanceof NotGenerated || error instanceof EvalError) return undefined;
    throw error;
  }
}

const RESULT: { readonly [K in Emitted['kind']]: (value: Extract<Emitted, { kind: K }>) => string } = {
  // + 0: what is stored must not tell -0 from 0
  number: ({ js, finite }) => (finite ? `${js} + 0` : `${js} - ${js} === 0 ? ${js} + 0 : NaN`),
  text: ({ js }) => js,
  truth: ({ isTrue, isFalse }) => `${isTrue} ? 1 : ${isFalse} ? 0 : 2`,
};

class Generator {
  readonly lines: string[] = [];
  readonly loads: number[] = [];
  readonly functions: unknown[] = [];
  private readonly done = new Map<FeelNode, Emitted>();
  private count = 0;

  constructor(private readonly slots: readonly FormulaSlot[]) {}

  emit(node: FeelNode): Emitted {
    let emitted = this.done.get(node);
    if (!emitted) this.done.set(node, (emitted = this.emitNew(node)));
    return emitted;
  }

  private emitNew(node: FeelNode): Emitted {
    switch (node.kind) {
      case 'literal':
        return literalCode(node.value);
      case 'slot':
        return this.load(node.slot);
      case 'negate':
        return this.number(`0 - ${this.numeric(node.operand)}`, false);
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
      case 'percent':
      case 'list':
      case 'delegated':
        throw new NotGenerated(node.kind);
    }
  }

  private load(slot: number): Emitted {
    const type = this.slots[slot]?.type;
    if (type === undefined || type === 'any' || type === 'list' || type === 'null')
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

  /** A number that is null where it has run over. */
  private finite(node: FeelNode): string {
    const js = this.numeric(node);
    const emitted = node.type === 'null' ? undefined : this.emit(node);
    if (emitted?.kind !== 'number' || emitted.finite) return js;
    const bound = this.number(`${js} - ${js} === 0 ? ${js} : NaN`, true);
    this.done.set(node, bound);
    return (bound as { js: string }).js;
  }

  private textual(node: FeelNode): string {
    if (node.type === 'null') return 'null';
    const emitted = this.emit(node);
    if (emitted.kind !== 'text') throw new NotGenerated(node.kind);
    return emitted.js;
  }

  private truth(node: FeelNode): { isTrue: string; isFalse: string } {
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
    if (node.operator === '/')
      return this.number(`divide(${this.numeric(node.left)}, ${this.numeric(node.right)})`, false);
    if (node.operator === '**')
      return this.number(`power(${this.finite(node.left)}, ${this.finite(node.right)})`, false);
    return this.number(`${this.numeric(node.left)} ${node.operator} ${this.numeric(node.right)}`, false);
  }

  private comparison(node: ComparisonNode): Emitted {
    const type = comparedType(node);
    const { isTrue, isFalse } =
      type === 'number'
        ? compareNumbers(node, this.finite(node.left), this.finite(node.right))
        : type === 'boolean'
          ? compareTruths(node, this.truth(node.left), this.truth(node.right))
          : compareTexts(node, this.textual(node.left), this.textual(node.right));
    return node.operator === '!=' ? this.bindTruth(isFalse, isTrue) : this.bindTruth(isTrue, isFalse);
  }

  private choice(node: IfNode): Emitted {
    const { isTrue: condition } = this.truth(node.condition);
    if (node.type === 'number' || node.type === 'null') {
      return this.number(
        `${condition} ? ${this.numeric(node.then)} : ${this.numeric(node.otherwise)}`,
        false,
      );
    }
    if (node.type === 'boolean') {
      const [then, otherwise] = [this.truth(node.then), this.truth(node.otherwise)];
      return this.bindTruth(
        `${condition} ? ${then.isTrue} : ${otherwise.isTrue}`,
        `${condition} ? ${then.isFalse} : ${otherwise.isFalse}`,
      );
    }
    return {
      kind: 'text',
      js: `(${condition} ? ${this.textual(node.then)} : ${this.textual(node.otherwise)})`,
    };
  }

  private call(node: CallNode): Emitted {
    const values = node.arguments.map((value) => this.finite(value));
    const { name } = node;
    if (name === 'sum' || name === 'product')
      return this.number(values.join(name === 'sum' ? ' + ' : ' * '), false);
    if (name === 'mean') return this.number(`(${values.join(' + ')}) / ${values.length}`, false);
    if (name === 'min' || name === 'max') {
      const choose = name === 'min' ? 'smaller' : 'larger';
      return this.number(
        values.reduce((a, b) => `${choose}(${a}, ${b})`),
        true,
      );
    }
    const list = LIST_FUNCTIONS[name];
    if (list) return this.number(`${this.pass(list)}([${values.join(', ')}])`, false);
    const definition = NUMBER_FUNCTIONS[name];
    if (!definition) throw new NotGenerated(name);
    const js = definition.code?.(...values) ?? `${this.pass(definition.apply)}(${values.join(', ')})`;
    return this.number(js, false);
  }

  private pass(value: unknown): string {
    const known = this.functions.indexOf(value);
    return `f${known >= 0 ? known : this.functions.push(value) - 1}`;
  }
}

function literalCode(value: number | string | boolean | null): Emitted {
  if (typeof value === 'number') {
    return { kind: 'number', js: value < 0 ? `(${value})` : String(value), finite: true };
  }
  if (typeof value === 'string') return { kind: 'text', js: JSON.stringify(value) };
  if (value === null) return { kind: 'number', js: 'NaN', finite: true };
  return { kind: 'truth', isTrue: String(value), isFalse: String(!value) };
}

function comparedType({ left, right }: ComparisonNode): FeelType {
  return left.type === 'null' ? right.type : left.type;
}

interface Truth {
  readonly isTrue: string;
  readonly isFalse: string;
}

const OPPOSITE = { '<': '>=', '<=': '>', '>': '<=', '>=': '<' } as const;

/** For `!=` as for `=`. */
function compareNumbers({ operator, nullIsValue }: ComparisonNode, a: string, b: string): Truth {
  if (operator !== '=' && operator !== '!=') {
    return { isTrue: `${a} ${operator} ${b}`, isFalse: `${a} ${OPPOSITE[operator]} ${b}` };
  }
  if (!nullIsValue) return { isTrue: `${a} === ${b}`, isFalse: `(${a} < ${b} || ${a} > ${b})` };
  const same = `(${a} === ${b} || (${a} !== ${a} && ${b} !== ${b}))`;
  return { isTrue: same, isFalse: `!${same}` };
}

function compareTexts({ operator, nullIsValue }: ComparisonNode, a: string, b: string): Truth {
  const equality = operator === '=' || operator === '!=';
  if (equality && nullIsValue) return { isTrue: `${a} === ${b}`, isFalse: `${a} !== ${b}` };
  const known = `${a} !== null && ${b} !== null`;
  if (equality) return { isTrue: `${known} && ${a} === ${b}`, isFalse: `${known} && ${a} !== ${b}` };
  return {
    isTrue: `${known} && ${a} ${operator} ${b}`,
    isFalse: `${known} && ${a} ${OPPOSITE[operator]} ${b}`,
  };
}

function compareTruths({ nullIsValue }: ComparisonNode, a: Truth, b: Truth): Truth {
  const same = `(${a.isTrue} && ${b.isTrue} || ${a.isFalse} && ${b.isFalse})`;
  const different = `(${a.isTrue} && ${b.isFalse} || ${a.isFalse} && ${b.isTrue})`;
  if (!nullIsValue) return { isTrue: same, isFalse: different };
  const bothNull = `!(${a.isTrue} || ${a.isFalse} || ${b.isTrue} || ${b.isFalse})`;
  return { isTrue: `(${same} || ${bothNull})`, isFalse: `!(${same} || ${bothNull})` };
}

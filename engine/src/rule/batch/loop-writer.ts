import type { BatchNode, NumberOperator } from './batch-tree.js';

/** Two expressions, each 0 or 1. */
export interface Bits {
  readonly isTrue: string;
  readonly isFalse: string;
}

export const trueOf = ({ isTrue }: Bits) => isTrue;
export const falseOf = ({ isFalse }: Bits) => isFalse;

export function codeOf({ isTrue, isFalse }: Bits): string {
  return `2-${isTrue}-((${isFalse})<<1)`;
}

/** What one row comes to, at `i`. */
export function rowText(root: BatchNode, heads: LoopHeads): string {
  const writer = new LoopWriter(heads);
  return writer.around(`o[i]=${codeOf(writer.write(root))};`);
}

const SYMBOLS: Readonly<Record<NumberOperator, readonly [holds: string, fails: string]>> = {
  lessThan: ['<', '>='],
  lessThanInclusive: ['<=', '>'],
  greaterThan: ['>', '<='],
  greaterThanInclusive: ['>=', '<'],
  // `!==` holds for NaN as well, so "fails" is written out below.
  equal: ['===', '!=='],
};

/** What stands before the loops, each once. */
export class LoopHeads {
  private readonly lines = new Map<string, string>();

  need(name: string, value: string): void {
    this.lines.set(name, `const ${name}=${value};`);
  }

  text(): string {
    return [...this.lines.values()].join('\n');
  }

  /** Reads each column once: the loops then need not ask what kind of array it is, which is a twentieth of their time. */
  touch(): string {
    const columns = [...this.lines.keys()].filter((name) => /^[ac]/u.test(name));
    return `p[0]=${['o', ...columns].map((name) => `${name}[0]`).join('|')};`;
  }
}

/** What is computed for one row. */
export class LoopWriter {
  /** First: one read for each column. */
  private readonly reads = new Map<number, string>();
  private readonly lines: string[] = [];
  private readonly written = new Map<BatchNode, Bits>();
  private variables = 0;

  constructor(private readonly heads: LoopHeads) {}

  /** All of it, and what is done with the result. */
  around(last: string): string {
    return [...this.reads.values(), ...this.lines, last].join('\n');
  }

  write(node: BatchNode): Bits {
    let bits = this.written.get(node);
    if (bits === undefined) this.written.set(node, (bits = this.writeNew(node)));
    return bits;
  }

  private writeNew(node: BatchNode): Bits {
    switch (node.kind) {
      case 'all':
      case 'any': {
        const children = node.children.map((child) => this.write(child));
        const [whenTrue, whenFalse] = node.kind === 'all' ? ['&', '|'] : ['|', '&'];
        return this.name({
          isTrue: children.map(({ isTrue }) => isTrue).join(whenTrue),
          isFalse: children.map(({ isFalse }) => isFalse).join(whenFalse),
        });
      }
      case 'not': {
        const { isTrue, isFalse } = this.write(node.child);
        return { isTrue: isFalse, isFalse: isTrue };
      }
      case 'constant':
        return { isTrue: node.truth === true ? '1' : '0', isFalse: node.truth === false ? '1' : '0' };
      case 'whenKnown': {
        const child = this.write(node.child);
        const there = node.numbers.map((slot) => this.number(slot)).map((x) => `(${x}===${x})`);
        const all = there.join('&');
        return this.name({ isTrue: `${child.isTrue}&${all}`, isFalse: `${child.isFalse}&${all}` });
      }
      case 'compare':
        return this.comparison(this.number(node.numbers), node.operator, literalText(node.literal));
      case 'pair':
        return this.comparison(this.number(node.left), node.operator, this.number(node.right));
      case 'member': {
        const x = this.number(node.numbers);
        this.heads.need(`s${node.set}`, `slots.sets[${node.set}]`);
        const found = this.variable(`s${node.set}.has(${x})|0`);
        return this.name({ isTrue: found, isFalse: `(${found}^1)&(${x}===${x})` });
      }
      case 'mask': {
        this.heads.need(`c${node.codes}`, `slots.codes[${node.codes}]`);
        this.heads.need(`y${node.mask}`, `slots.masks[${node.mask}].isTrue|0`);
        this.heads.need(`z${node.mask}`, `slots.masks[${node.mask}].isFalse|0`);
        const code = this.variable(`c${node.codes}[i]`);
        return this.name({ isTrue: `(y${node.mask}>>>${code})&1`, isFalse: `(z${node.mask}>>>${code})&1` });
      }
      case 'table': {
        this.heads.need(`c${node.codes}`, `slots.codes[${node.codes}]`);
        this.heads.need(`t${node.table}`, `slots.tables[${node.table}]`);
        const both = this.variable(`t${node.table}[c${node.codes}[i]]|0`);
        return { isTrue: `(${both}&1)`, isFalse: `(${both}>>1)` };
      }
      case 'row': {
        this.heads.need(`r${node.row}`, `slots.rows[${node.row}]`);
        const both = this.variable(`r${node.row}(i)|0`);
        return { isTrue: `(${both}&1)`, isFalse: `(${both}>>1)` };
      }
    }
  }

  private comparison(left: string, operator: NumberOperator, right: string): Bits {
    if (operator === 'equal') {
      return this.name({
        isTrue: `(${left}===${right})|0`,
        isFalse: `(${left}<${right})|(${left}>${right})`,
      });
    }
    const [holds, fails] = SYMBOLS[operator];
    return this.name({ isTrue: `(${left}${holds}${right})|0`, isFalse: `(${left}${fails}${right})|0` });
  }

  private number(slot: number): string {
    this.heads.need(`a${slot}`, `slots.numbers[${slot}]`);
    this.reads.set(slot, `const x${slot}=a${slot}[i];`);
    return `x${slot}`;
  }

  private name(bits: Bits): Bits {
    return { isTrue: this.variable(bits.isTrue), isFalse: this.variable(bits.isFalse) };
  }

  private variable(expression: string): string {
    const name = `v${this.variables}`;
    this.variables += 1;
    this.lines.push(`const ${name}=${expression};`);
    return name;
  }
}

function literalText(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError('only finite numbers become code');
  return `(${JSON.stringify(value)})`;
}

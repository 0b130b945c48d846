import type { BatchNode, BatchSlots, NumberOperator } from './batch-tree.js';

/** A tree as one loop over rows. */
export type GeneratedLoop = (slots: BatchSlots, out: Uint8Array, count: number) => void;

/**
 * Writes the loop for a tree: for every comparison a "true" and a "false" bit (neither: unknown), combined by `&` and
 * `|` without a branch: on 10 rules × 100,000 subjects 6 ms, where short-circuiting takes 13 ms. The text holds
 * finite numbers, slot indices and fixed operators only.
 */
export function generateLoop(root: BatchNode): GeneratedLoop {
  const writer = new LoopWriter();
  const bits = writer.write(root);
  const body = [
    ...writer.heads,
    'for(let i=0;i<n;i++){',
    ...writer.reads,
    ...writer.lines,
    `o[i]=2-${bits.isTrue}-((${bits.isFalse})<<1);`,
    '}',
  ].join('\n');
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- nothing a person typed is in the text
  return new Function('slots', 'o', 'n', `"use strict";\n${body}`) as GeneratedLoop;
}

interface Bits {
  readonly isTrue: string;
  readonly isFalse: string;
}

const SYMBOLS: Readonly<Record<NumberOperator, readonly [holds: string, fails: string]>> = {
  lessThan: ['<', '>='],
  lessThanInclusive: ['<=', '>'],
  greaterThan: ['>', '<='],
  greaterThanInclusive: ['>=', '<'],
  // `!==` holds for NaN as well, so "fails" is written out below.
  equal: ['===', '!=='],
};

class LoopWriter {
  /** Before the loop. */
  readonly heads: string[] = [];
  /** First in the loop: one read for each column. */
  readonly reads: string[] = [];
  readonly lines: string[] = [];
  private readonly known = new Set<string>();
  private variables = 0;

  write(node: BatchNode): Bits {
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
        this.head(`s${node.set}`, `slots.sets[${node.set}]`);
        const found = this.variable(`s${node.set}.has(${x})|0`);
        return this.name({ isTrue: found, isFalse: `(${found}^1)&(${x}===${x})` });
      }
      case 'mask': {
        this.head(`c${node.codes}`, `slots.codes[${node.codes}]`);
        this.head(`y${node.mask}`, `slots.masks[${node.mask}].isTrue|0`);
        this.head(`z${node.mask}`, `slots.masks[${node.mask}].isFalse|0`);
        const code = this.variable(`c${node.codes}[i]`);
        return this.name({ isTrue: `(y${node.mask}>>>${code})&1`, isFalse: `(z${node.mask}>>>${code})&1` });
      }
      case 'table': {
        this.head(`c${node.codes}`, `slots.codes[${node.codes}]`);
        this.head(`t${node.table}`, `slots.tables[${node.table}]`);
        const both = this.variable(`t${node.table}[c${node.codes}[i]]|0`);
        return { isTrue: `(${both}&1)`, isFalse: `(${both}>>1)` };
      }
      case 'row': {
        this.head(`r${node.row}`, `slots.rows[${node.row}]`);
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
    this.head(`a${slot}`, `slots.numbers[${slot}]`);
    if (!this.known.has(`x${slot}`)) {
      this.known.add(`x${slot}`);
      this.reads.push(`const x${slot}=a${slot}[i];`);
    }
    return `x${slot}`;
  }

  private head(name: string, value: string): void {
    if (this.known.has(name)) return;
    this.known.add(name);
    this.heads.push(`const ${name}=${value};`);
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

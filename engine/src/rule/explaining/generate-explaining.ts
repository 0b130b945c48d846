import type { Truth } from '../../model/index.js';
import type { RuleExplanation } from '../rule-explanation.js';
import type { RuleFacts } from '../rule-facts.js';
import { literalOperand, operandBuilder, standardOf } from './build-explanation.js';
import type { ConditionProgram } from './condition-program.js';
import type { Leaf, ProgramNode, Variable } from './program-node.js';
import type { Judged } from './judged.js';
import type { NumberTest } from './comparison-test.js';
import { factReader, readInto, sourceOf } from './fact-reader.js';
import { groupTruthText } from './group-truth-text.js';
import { SHORTEST_DATE } from './plain-value.js';

/** Judges one subject and makes its record in one go; equal to `program.judge` and the builder. */
export type GeneratedExplaining = (facts: RuleFacts) => RuleExplanation;

/** Nodes beyond which a function would be larger than engines like to compile. */
const MAX_NODES = 200;

const COMPARISONS: Readonly<Record<NumberTest, string>> = {
  lessThan: '<',
  lessThanInclusive: '<=',
  greaterThan: '>',
  greaterThanInclusive: '>=',
  equal: '===',
  notEqual: '!==',
};

/**
 * A function with every step of a tree written out, so that each place in it sees one fact and one shape only. Its text
 * is made of numbers and our own words; names and values of the rule come to it as constants.
 *
 * @returns `undefined` for a tree that is too large
 */
export function generateExplaining({
  root,
  leaves,
  variables,
  judged,
  hasPattern,
}: ConditionProgram): GeneratedExplaining | undefined {
  const code = new Code(judged);
  if (judged.truths.length > MAX_NODES) return undefined;
  for (const variable of variables) code.read(variable);
  code.judge(root);
  if (hasPattern) code.notePattern(leaves);
  const record = code.record(root, '1');
  return code.compile(record);
}

class Code {
  readonly #constants: unknown[] = [];
  readonly #keys: string[] = [];
  /** What stays from one subject to the next. */
  readonly #shared: string[] = [];
  readonly #lines: string[] = [];
  readonly #judged: string;
  readonly #truths = this.#constant([false, true, null] satisfies readonly Truth[]);

  constructor(judged: Judged) {
    this.#judged = this.#constant(judged);
    this.#lines.push(`${this.#judged}.doubtful = false; ${this.#judged}.failing = undefined;`);
    this.#lines.push(`const values = ${this.#judged}.values, sources = ${this.#judged}.sources, truths = ${this.#judged}.truths;`); // prettier-ignore
  }

  #constant(value: unknown): string {
    return `k${this.#constants.push(value) - 1}`;
  }

  read(variable: Variable): void {
    const { index } = variable;
    const reader = factReader(index, variable.side);
    this.#keys.push(reader.key);
    const slowly = `${this.#constant(readInto)}(${this.#judged}, ${this.#constant(reader)}, facts); v${index} = values[${index}]; s${index} = sources[${index}];`; // prettier-ignore
    this.#lines.push(`let v${index} = null, s${index} = undefined;`);
    if (!reader.isPlain) {
      this.#lines.push(slowly);
      this.#origin(index);
      return;
    }
    this.#lines.push(`
      const g${index} = facts[${this.#constant(reader.key)}];
      if (typeof g${index} === 'object' && g${index} !== null && typeof g${index}.value === 'number' && g${index}.value - g${index}.value === 0) {
        v${index} = g${index}.value; s${index} = g${index};
      } else if (typeof g${index} === 'object' && g${index} !== null && (g${index}.value === null || typeof g${index}.value === 'string')) {
        v${index} = g${index}.value; s${index} = g${index};
      } else if (typeof g${index} === 'number' && g${index} - g${index} === 0) {
        v${index} = g${index};
      } else if (g${index} !== undefined && g${index} !== null) { ${slowly} }
      values[${index}] = v${index};`);
    this.#origin(index);
  }

  /** Subjects mostly have a fact from the same source: its record is made anew only where it differs from the last. */
  #origin(index: number): void {
    const [last, given] = [`last${index}`, `s${index}`];
    const isSame = ['source', 'knownAt', 'period', 'clause'].map(
      (field) => `${last}.${field} === ${given}.${field}`,
    );
    this.#shared.push(`let ${last};`);
    this.#lines.push(`
      let o${index};
      if (${given} !== undefined) {
        if (${last} === undefined || !(${isSame.join(' && ')})) ${last} = ${this.#constant(sourceOf)}(${given});
        o${index} = ${last};
      }`);
  }

  judge(node: ProgramNode): void {
    if (node.kind === 'comparison') this.#judgeLeaf(node);
    else {
      node.children.forEach((child) => this.judge(child));
      this.#lines.push(
        `const t${node.index} = ${groupTruthText(node)}; truths[${node.index}] = t${node.index};`,
      );
    }
  }

  #judgeLeaf({ index, left, right, literal, test, numberTest }: Leaf): void {
    const a = `v${left.index}`;
    const b = right === undefined ? this.#constant(literal) : `v${right.index}`;
    const quick = numberTest === undefined ? '' : `typeof ${a} === 'number' ? +(${a} ${COMPARISONS[numberTest]} ${b}) : `; // prettier-ignore
    this.#lines.push(`const t${index} = ${quick}${a} === null ? 2 : ${this.#constant(test)}(${a}, ${b}); truths[${index}] = t${index};`); // prettier-ignore
    this.#lines.push(
      `if (t${index} === 2 && ${a} !== null && ${b} !== null) ${this.#judged}.doubtful = true;`,
    );
  }

  notePattern(leaves: readonly Leaf[]): void {
    const unfit = leaves.map(({ left: { index, side }, plainType }) => {
      if (plainType === 'number') return `(v${index} !== null && typeof v${index} !== 'number')`;
      const isLong = side.valueType === 'text' ? '' : ` || v${index}.length >= ${SHORTEST_DATE}`;
      return `(v${index} !== null && (typeof v${index} !== 'string'${isLong}))`;
    });
    const pattern = leaves.reduce(
      (text, { index }) => (text === '' ? `t${index}` : `(${text}) * 3 + t${index}`),
      '',
    );
    this.#lines.push(`${this.#judged}.pattern = ${[`${this.#judged}.doubtful`, ...unfit].join(' || ')} ? -1 : ${pattern || 0};`); // prettier-ignore
  }

  /** An object literal for a node; `decides` names whether it decides the verdict. */
  record(node: ProgramNode, decides: string): string {
    const name = node.node.name === undefined ? '' : `, name: ${this.#constant(node.node.name)}`;
    const truth = `truth: ${this.#truths}[t${node.index}]`;
    if (node.kind === 'comparison') {
      const { right } = node.node;
      const expected =
        right.kind === 'literal'
          ? this.#constant(literalOperand(right))
          : this.#operand(node.right as Variable);
      const found = this.#operand(node.left);
      const operator = this.#constant(node.node.operatorText);
      return `{ kind: 'comparison', ${truth}, operator: ${operator}, left: ${found}, right: ${expected}, deciding: ${this.#truths}[${decides}]${name} }`;
    }
    const children = node.children.map((child) => {
      const hands = `d${child.index}`;
      const same = node.kind === 'not' ? '' : ` & +(t${child.index} === t${node.index})`;
      this.#lines.push(`const ${hands} = ${decides}${same};`);
      return this.record(child, hands);
    });
    return `{ kind: '${node.kind}', ${truth}, children: [${children.join(', ')}]${name} }`;
  }

  /** Lists and objects are left to the builder: what of them people read has to be looked for. */
  #operand({ index, side }: Variable): string {
    const { ref, label, path, valueType, unit } = side;
    const standard = standardOf(side);
    const parts = [
      `ref: ${this.#constant(ref)}, label: ${this.#constant(label)}, value: v${index}`,
      ...(path === undefined ? [] : [`path: ${this.#constant(path.text)}`]),
      ...(valueType === undefined ? [] : [`valueType: ${this.#constant(valueType)}`]),
      ...(unit === undefined ? [] : [`unit: ${this.#constant(unit)}`]),
      ...(standard === undefined ? [] : [`standard: ${this.#constant(standard)}`]),
    ].join(', ');
    const origin = `o${index}`;
    const build = this.#constant(operandBuilder(side));
    return `(typeof v${index} === 'object' && v${index} !== null ? ${build}(v${index}, ${origin}) : ${origin} === undefined ? { ${parts} } : { ${parts}, source: ${origin} })`;
  }

  compile(record: string): GeneratedExplaining {
    const names = this.#constants.map((_, i) => `k${i}`);
    const text = `// ${textHash(this.#keys.join())}\n'use strict';\nconst [${names.join(', ')}] = constants;\n${this.#shared.join('\n')}\nreturn (facts) => {\n${this.#lines.join('\n')}\nreturn ${record};\n};`;
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- text of our own only, see above
    return (new Function('constants', text) as (constants: unknown[]) => GeneratedExplaining)(
      this.#constants,
    );
  }
}

/**
 * A number that differs where texts differ, mostly. Functions of one text share what engines learn of the properties
 * they read: rules of one form over other facts are kept apart by it.
 */
function textHash(text: string): number {
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
  return hash;
}

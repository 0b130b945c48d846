import type { RuleExplanation } from '../rule-explanation.js';
import type { RuleFacts } from '../rule-facts.js';
import { literalOperand, operandBuilder, originOf, type OperandBuilder } from './build-explanation.js';
import {
  type ConditionProgram,
  type Group,
  type Leaf,
  type ProgramNode,
  SHORTEST_DATE,
  type Variable,
} from './condition-program.js';
import type { Judged } from './judged.js';
import type { NumberTest } from './comparison-test.js';
import { factReader, readInto } from './fact-reader.js';

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
  const record = code.record(root, 'true');
  return code.compile(record);
}

class Code {
  readonly #constants: unknown[] = [];
  readonly #lines: string[] = [];
  readonly #judged: string;

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
    const slowly = `${this.#constant(readInto)}(${this.#judged}, ${this.#constant(reader)}, facts); v${index} = values[${index}]; s${index} = sources[${index}];`; // prettier-ignore
    this.#lines.push(`let v${index} = null, s${index} = undefined;`);
    if (!reader.isPlain) {
      this.#lines.push(slowly);
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
      values[${index}] = v${index}; sources[${index}] = s${index};`);
  }

  judge(node: ProgramNode): void {
    if (node.kind === 'comparison') this.#judgeLeaf(node);
    else {
      node.children.forEach((child) => this.judge(child));
      this.#lines.push(`const t${node.index} = ${groupTruth(node)}; truths[${node.index}] = t${node.index};`);
    }
  }

  #judgeLeaf({ index, left, right, literal, test, numberTest }: Leaf): void {
    const a = `v${left.index}`;
    const b = right === undefined ? this.#constant(literal) : `v${right.index}`;
    const full = `${this.#constant(test)}(${a}, ${b})`;
    const quick = numberTest === undefined ? '' : `typeof ${a} === 'number' ? (${a} ${COMPARISONS[numberTest]} ${b} ? 1 : 0) : `; // prettier-ignore
    this.#lines.push(`const t${index} = ${quick}${full}; truths[${index}] = t${index};`);
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
    const truth = `truth: t${node.index} === 2 ? null : t${node.index} === 1`;
    if (node.kind === 'comparison') {
      const { left, right } = node.node;
      const expected =
        right.kind === 'literal'
          ? this.#constant(literalOperand(right))
          : this.#operand(operandBuilder(right), node.right as Variable);
      const found = this.#operand(operandBuilder(left), node.left);
      const operator = this.#constant(node.node.operatorText);
      return `{ kind: 'comparison', ${truth}, operator: ${operator}, left: ${found}, right: ${expected}, deciding: ${decides}${name} }`;
    }
    const children = node.children.map((child) => {
      const hands = `d${child.index}`;
      const same = node.kind === 'not' ? '' : ` && t${child.index} === t${node.index}`;
      this.#lines.push(`const ${hands} = ${decides}${same};`);
      return this.record(child, hands);
    });
    return `{ kind: '${node.kind}', ${truth}, children: [${children.join(', ')}]${name} }`;
  }

  #operand(build: OperandBuilder, { index, side }: Variable): string {
    const { ref, label, path, valueType, unit, definition } = side;
    const otherwise = `${this.#constant(build)}(v${index}, ${this.#constant(originOf)}(s${index}))`;
    if (path !== undefined || definition.kind === 'standard') return otherwise;
    const parts = [
      `ref: ${this.#constant(ref)}, label: ${this.#constant(label)}, value: v${index}`,
      ...(valueType === undefined ? [] : [`valueType: ${this.#constant(valueType)}`]),
      ...(unit === undefined ? [] : [`unit: ${this.#constant(unit)}`]),
    ];
    const hasOrigin = `s${index} !== undefined && typeof v${index} !== 'object' && s${index}.clause === undefined && s${index}.source !== undefined && s${index}.knownAt !== undefined && s${index}.period !== undefined`; // prettier-ignore
    const origin = `{ source: s${index}.source, knownAt: s${index}.knownAt, period: s${index}.period }`;
    return `(${hasOrigin} ? { ${parts.join(', ')}, source: ${origin} } : ${otherwise})`;
  }

  compile(record: string): GeneratedExplaining {
    const names = this.#constants.map((_, i) => `k${i}`);
    const text = `'use strict';\nconst [${names.join(', ')}] = constants;\nreturn (facts) => {\n${this.#lines.join('\n')}\nreturn ${record};\n};`;
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- text of our own only, see above
    return (new Function('constants', text) as (constants: unknown[]) => GeneratedExplaining)(
      this.#constants,
    );
  }
}

/** Kleene's logic; an empty `any` is true, as in json-rules-engine. */
function groupTruth({ kind, children }: Group): string {
  const truths = children.map(({ index }) => `t${index}`);
  if (kind === 'not') return truths[0] === undefined ? '2' : `${truths[0]} === 2 ? 2 : 1 - ${truths[0]}`;
  if (truths.length === 0) return '1';
  const settles = kind === 'any' ? 1 : 0;
  const some = (truth: number) => truths.map((one) => `${one} === ${truth}`).join(' || ');
  return `${some(settles)} ? ${settles} : ${some(2)} ? 2 : ${1 - settles}`;
}

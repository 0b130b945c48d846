import type { FactSource, Truth } from '../../model/index.js';
import type { FactSide, LiteralSide } from '../condition-tree.js';
import type {
  ComparisonExplanation,
  GroupExplanation,
  Operand,
  RuleExplanation,
  StandardReference,
} from '../rule-explanation.js';
import type { StructuredValue } from '../rule-facts.js';
import { sourceOf } from './fact-reader.js';
import type { Group, Leaf, ProgramNode } from './program-node.js';
import type { Judged } from './judged.js';
import type { TruthCode } from './truth-code.js';

/** Makes the record of one judgement; comparisons that decide are marked. */
export type Builder = (judged: Judged, decides: boolean) => RuleExplanation;

const TRUTHS: readonly Truth[] = [false, true, null];

/** Prepares all of the record that is the same for every subject: labels, references, units, written values. */
export function createBuilder(node: ProgramNode): Builder {
  return node.kind === 'comparison' ? leafBuilder(node) : groupBuilder(node);
}

function groupBuilder({ kind, index, node, children }: Group): Builder {
  const builders = children.map(createBuilder);
  const indexes = children.map((child) => child.index);
  const { name } = node;
  return (judged, decides) => {
    const code = judged.truths[index] as TruthCode;
    const parts = new Array<RuleExplanation>(builders.length);
    for (let i = 0; i < builders.length; i++) {
      // `not` hands its decision on; a group is decided by the children that have its own truth.
      const hands = decides && (kind === 'not' || judged.truths[indexes[i] as number] === code);
      parts[i] = (builders[i] as Builder)(judged, hands);
    }
    const truth = TRUTHS[code] as Truth;
    const made: GroupExplanation =
      name === undefined ? { kind, truth, children: parts } : { kind, truth, children: parts, name };
    return made;
  };
}

function leafBuilder(leaf: Leaf): Builder {
  const { index, node } = leaf;
  const { name, operatorText: operator } = node;
  const left = operandBuilder(node.left);
  const leftIndex = leaf.left.index;
  const right = node.right.kind === 'fact' ? operandBuilder(node.right) : undefined;
  const rightIndex = leaf.right?.index ?? 0;
  // Nothing changes what is handed out, so that all records of a rule can share it.
  const written = node.right.kind === 'literal' ? literalOperand(node.right) : undefined;
  return (judged, deciding) => {
    const { values, sources } = judged;
    const made: ComparisonExplanation = {
      kind: 'comparison',
      truth: TRUTHS[judged.truths[index] as TruthCode] as Truth,
      operator,
      left: left(values[leftIndex] as StructuredValue, originOf(sources[leftIndex])),
      right:
        right?.(values[rightIndex] as StructuredValue, originOf(sources[rightIndex])) ?? (written as Operand),
      deciding,
    };
    return name === undefined ? made : { ...made, name };
  };
}

const originOf = (given: FactSource | undefined) => (given === undefined ? undefined : sourceOf(given));

type OperandBuilder = (value: StructuredValue, source: FactSource | undefined) => Operand;
type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export function operandBuilder(side: FactSide): OperandBuilder {
  const { ref, label, path, valueType, unit } = side;
  const standard = standardOf(side);
  const full: OperandBuilder = (value, source) => {
    const operand: Mutable<Operand> = { ref, label, value: null };
    if (path !== undefined) operand.path = path.text;
    if (valueType !== undefined) operand.valueType = valueType;
    if (unit !== undefined) operand.unit = unit;
    if (standard !== undefined) operand.standard = standard;
    if (source !== undefined) operand.source = source;
    show(operand, value);
    return operand;
  };
  if (path !== undefined || standard !== undefined) return full;
  // Objects made at once are several times as fast as objects made field by field.
  return (value, source) => {
    if (source === undefined || (typeof value === 'object' && value !== null)) return full(value, source);
    if (valueType === undefined)
      return unit === undefined ? { ref, label, value, source } : full(value, source);
    return unit === undefined
      ? { ref, label, value, valueType, source }
      : { ref, label, value, valueType, unit, source };
  };
}

export function literalOperand({ label, value, unit }: LiteralSide): Operand {
  const operand: Mutable<Operand> = { label, value: null, ...(unit !== undefined && { unit }) };
  show(operand, value);
  return operand;
}

/** Objects, and lists that hold lists or objects, stand apart from what people read. */
function show(operand: Mutable<Operand>, value: StructuredValue): void {
  if (value === null || typeof value !== 'object') operand.value = value;
  else if (isFlat(value)) operand.value = value as Operand['value'];
  else operand.structured = value;
}

function isFlat(value: object): boolean {
  return Array.isArray(value) && value.every((element) => element === null || typeof element !== 'object');
}

/** The document and clause that a standard's line stands in. */
export function standardOf({ definition }: FactSide): StandardReference | undefined {
  if (definition.kind !== 'standard') return undefined;
  const { document } = definition.standard;
  const clause = definition.line?.clause;
  return {
    title: document.title,
    ...(document.number !== undefined && { number: document.number }),
    ...(clause !== undefined && { clause }),
  };
}

import type { Truth, ValueType } from '../model/index.js';
import { compare, isDate } from './compare.js';
import type { ComparisonNode, FactSide, LiteralSide } from './condition-tree.js';
import { isRecord } from './fact-reference.js';
import { literalLabel } from './literal-label.js';
import { type Operator, parseOperator } from './operator.js';
import { operatorName } from './operator-name.js';
import { readFactSide, type ReadingContext } from './read-fact-side.js';
import type { StructuredValue } from './rule-facts.js';

export const MAX_LIST = 10_000;
export const MAX_TEXT = 4_000;

/** Reads one comparison; `undefined` when it cannot be used, and then a finding says why. */
export function readComparison(
  given: Readonly<Record<string, unknown>>,
  pointer: string,
  context: ReadingContext,
): ComparisonNode | undefined {
  const { findings } = context;
  const missing = ['operator', 'value'].filter((part) => given[part] === undefined);
  for (const part of missing) findings.add('rule.comparison.incomplete', pointer, [part]);
  const left = readFactSide(given, pointer, context);
  const operatorText = given['operator'];
  if (missing.length > 0) return undefined;
  const operator = typeof operatorText === 'string' ? parseOperator(operatorText) : undefined;
  if (operator === undefined) {
    findings.add('rule.operator.unknown', `${pointer}/operator`, [String(operatorText).slice(0, 100)]);
  }
  const right = readRightSide(given['value'], left, `${pointer}/value`, context);
  if (left === undefined || operator === undefined || right === undefined) return undefined;
  const node: ComparisonNode = {
    kind: 'comparison',
    operator,
    operatorText: operatorText as string,
    left,
    right,
    ...(typeof given['name'] === 'string' && given['name'] !== '' && { name: given['name'].slice(0, 400) }),
  };
  checkTypes(node, pointer, context);
  if (right.kind === 'literal') checkLiteral(node, right, `${pointer}/value`, context);
  return node;
}

function readRightSide(
  value: unknown,
  left: FactSide | undefined,
  pointer: string,
  context: ReadingContext,
): FactSide | LiteralSide | undefined {
  if (isRecord(value) && Object.hasOwn(value, 'fact')) return readFactSide(value, pointer, context);
  const list = Array.isArray(value) ? (value as readonly unknown[]) : [value];
  if (!list.every(isScalar)) {
    context.findings.add('rule.value.invalid', pointer);
    return undefined;
  }
  if (list.length > MAX_LIST) context.findings.add('rule.value.tooLarge', pointer, [MAX_LIST]);
  if (list.some((entry) => typeof entry === 'string' && entry.length > MAX_TEXT)) {
    context.findings.add('rule.value.tooLarge', pointer, [MAX_TEXT]);
  }
  const literal = value as StructuredValue;
  return {
    kind: 'literal',
    value: literal,
    ...(left?.unit !== undefined && { unit: left.unit }),
    label: literalLabel(literal, left?.definition),
  };
}

function isScalar(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  return value === null || typeof value === 'string' || typeof value === 'boolean';
}

/** One value of each type that no rule names, to see whether an operator takes the type at all. */
const SAMPLES: Readonly<Record<ValueType, readonly StructuredValue[]>> = {
  number: [0.1234567890123],
  text: ['\u0001'],
  date: ['0001-01-01', '0001-01-01T00:00:00Z', '0001-01-01T00:00:00.000Z'],
  boolean: [true, false],
};
const LIST_SAMPLES: readonly StructuredValue[] = Object.values(SAMPLES);

/** Reports a comparison that can never be decided, whatever the facts are. */
function checkTypes(node: ComparisonNode, pointer: string, { findings }: ReadingContext): void {
  const { operator, left, right } = node;
  const nullInside = right.kind === 'literal' && right.value === null;
  if (nullInside || left.path !== undefined || (right.kind === 'fact' && right.path !== undefined)) return;
  const decidable = samplesOf(left).some((l) =>
    samplesOf(right).some((r) => !mismatches(operator, l, left.valueType, r, typeOfSide(right))),
  );
  if (decidable) return;
  if (left.valueType === undefined) {
    findings.add('rule.comparison.neverDecided', `${pointer}/value`, [operatorName(node.operatorText)]);
    return;
  }
  const typeName =
    right.kind === 'fact' && right.valueType !== undefined ? TYPE_NAMES[right.valueType] : undefined;
  const args = [
    left.label,
    TYPE_NAMES[left.valueType],
    operatorName(node.operatorText),
    typeName ?? quoted(right),
  ];
  findings.add('rule.comparison.type', `${pointer}/value`, args);
}

const typeOfSide = (side: FactSide | LiteralSide) => (side.kind === 'fact' ? side.valueType : undefined);
const quoted = (side: FactSide | LiteralSide) => ({ zh: `“${side.label.zh}”`, en: `“${side.label.en}”` });

function samplesOf(side: FactSide | LiteralSide): readonly StructuredValue[] {
  if (side.kind === 'literal') return [side.value];
  if (side.valueType !== undefined) return SAMPLES[side.valueType];
  return [...Object.values(SAMPLES).flat(), ...LIST_SAMPLES];
}

function mismatches(
  operator: Operator,
  left: StructuredValue,
  leftType: ValueType | undefined,
  right: StructuredValue,
  rightType: ValueType | undefined,
): boolean {
  const result: { truth: Truth; mismatch: boolean } = compare(
    operator,
    { value: left, valueType: leftType },
    { value: right, valueType: rightType },
  );
  return result.mismatch;
}

const TYPE_NAMES: Readonly<Record<ValueType, { zh: string; en: string }>> = {
  number: { zh: '数值', en: 'a number' },
  text: { zh: '文字', en: 'a text' },
  boolean: { zh: '是/否', en: 'true or false' },
  date: { zh: '日期', en: 'a date' },
};

function checkLiteral(
  node: ComparisonNode,
  right: LiteralSide,
  pointer: string,
  context: ReadingContext,
): void {
  const { findings } = context;
  const list = (Array.isArray(right.value) ? right.value : [right.value]) as readonly StructuredValue[];
  if (list.includes(null)) findings.add('rule.value.null', pointer);
  const { definition } = node.left;
  const { base } = node.operator;
  if ((base === 'in' || base === 'notIn') && typeof right.value === 'string' && !isDate(right.value)) {
    findings.add('rule.value.textForList', pointer, [operatorName(base)]);
  }
  if (definition.kind === 'verdict') {
    for (const value of list) {
      if (value !== 'triggered' && value !== 'clear')
        findings.add('rule.value.verdict', pointer, [
          value === null ? 'null' : literalLabel(value, undefined).zh,
        ]);
    }
  }
  if (definition.kind === 'attribute' && definition.attribute.options !== undefined) {
    const codes = new Set(definition.attribute.options.map(({ code }) => code));
    for (const value of list) {
      if (typeof value === 'string' && !codes.has(value)) {
        findings.add('rule.value.option', pointer, [definition.attribute.name, value]);
      }
    }
  }
}

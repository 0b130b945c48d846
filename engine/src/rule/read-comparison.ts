import type { Truth, ValueType } from '../model/index.js';
import { compare, isDate } from './compare.js';
import type { ComparisonNode, FactSide, LiteralSide } from './condition-tree.js';
import { isRecord } from './fact-reference.js';
import { literalLabel } from './literal-label.js';
import type { Findings } from './findings.js';
import { type Operator, OPERATOR_DECORATORS, parseOperator } from './operator.js';
import { operatorName } from './operator-name.js';
import { readFactSide, type ReadingContext } from './read-fact-side.js';
import { RULE_BUDGETS } from './rule-budgets.js';
import type { StructuredValue } from './rule-facts.js';

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
  if (operator === undefined) reportOperator(operatorText, `${pointer}/operator`, findings);
  const right = readRightSide(given['value'], left, `${pointer}/value`, context);
  if (left === undefined || operator === undefined || right === undefined) return undefined;
  const node: ComparisonNode = {
    kind: 'comparison',
    pointer,
    operator,
    operatorText: operatorText as string,
    left,
    right,
    ...(typeof given['name'] === 'string' &&
      given['name'] !== '' && { name: given['name'].slice(0, RULE_BUDGETS.nameLength) }),
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
  if (!isUsable(value, 0, pointer, context)) return undefined;
  const literal = value as StructuredValue;
  return {
    kind: 'literal',
    value: literal,
    ...(left?.unit !== undefined && { unit: left.unit }),
    label: literalLabel(literal, left?.definition),
  };
}

/** A scalar, or a list of such, within the budgets; a finding says what is wrong. Lists inside lists are for decorators. */
function isUsable(value: unknown, depth: number, pointer: string, context: ReadingContext): boolean {
  const { findings, written } = context;
  const tooLarge = (most: number): false => {
    findings.add('rule.value.tooLarge', pointer, [most]);
    return false;
  };
  if (Array.isArray(value)) {
    if (value.length > RULE_BUDGETS.listLength) return tooLarge(RULE_BUDGETS.listLength);
    if (depth >= RULE_BUDGETS.listDepth) return tooLarge(RULE_BUDGETS.listDepth);
    return (value as readonly unknown[]).every((entry) => isUsable(entry, depth + 1, pointer, context));
  }
  written.values += 1;
  if (written.values > RULE_BUDGETS.values) return tooLarge(RULE_BUDGETS.values);
  if (typeof value === 'string' && value.length > RULE_BUDGETS.textLength) {
    return tooLarge(RULE_BUDGETS.textLength);
  }
  const isScalar = value === null || ['string', 'boolean'].includes(typeof value) || Number.isFinite(value);
  if (!isScalar) findings.add('rule.value.invalid', pointer);
  return isScalar;
}

function reportOperator(given: unknown, pointer: string, findings: Findings): void {
  if (typeof given !== 'string') return findings.add('rule.operator.unknown', pointer, [typeof given]);
  const decorators = given.slice(0, RULE_BUDGETS.nameLength).split(':').slice(0, -1);
  const unknown = decorators.find((part) => !(OPERATOR_DECORATORS as readonly string[]).includes(part));
  if (unknown !== undefined) {
    findings.add('rule.operator.decorator', pointer, [unknown.slice(0, 100)]);
  } else if (decorators.length > RULE_BUDGETS.decorators) {
    findings.add('rule.operator.tooLong', pointer, [RULE_BUDGETS.decorators]);
  } else {
    findings.add('rule.operator.unknown', pointer, [given.split(':').at(-1)?.slice(0, 100) ?? '']);
  }
}

/** One value of each type that no rule names, to see whether an operator takes the type at all. */
const SAMPLES: Readonly<Record<ValueType, readonly StructuredValue[]>> = {
  number: [0.1234567890123],
  text: ['\u0001'],
  date: ['0001-01-01', '0001-01-01T00:00:00Z', '0001-01-01T00:00:00.000Z'],
  boolean: [true, false],
};
/** What a plain fact may be: a scalar, lists of scalars, lists of such lists …, each kind as deep as there are lists around it. */
const PLAIN_SAMPLES: readonly (readonly StructuredValue[])[] = Array.from(
  { length: RULE_BUDGETS.listDepth + 1 },
  (_, lists) =>
    Array.from({ length: lists }).reduce<readonly StructuredValue[]>(
      (samples) => samples.map((sample) => [sample]),
      Object.values(SAMPLES).flat(),
    ),
);

/** Reports a comparison that can never be decided, whatever the facts are. */
function checkTypes(node: ComparisonNode, pointer: string, { findings }: ReadingContext): void {
  const { operator, left, right } = node;
  const nullInside = right.kind === 'literal' && right.value === null;
  if (nullInside || left.path !== undefined || (right.kind === 'fact' && right.path !== undefined)) return;
  const decidable = samplesOf(left, operator).some((l) =>
    samplesOf(right, operator).some((r) => !mismatches(operator, l, left.valueType, r, typeOfSide(right))),
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

function samplesOf(side: FactSide | LiteralSide, { decorators }: Operator): readonly StructuredValue[] {
  if (side.kind === 'literal') return [side.value];
  if (side.valueType !== undefined) return SAMPLES[side.valueType];
  // One list for a list operator, one for each decorator that goes through a list.
  return PLAIN_SAMPLES.slice(0, decorators.length + 2).flat();
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

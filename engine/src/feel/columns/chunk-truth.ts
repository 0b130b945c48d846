import { UNKNOWN_BOOLEAN } from '../../column/index.js';
import type { ComparisonNode } from '../feel-node.js';
import { compareTexts } from '../value/index.js';
import {
  type NumberPart,
  offsetOf,
  type Step,
  type TextPart,
  type TruthPart,
  truthRoom,
} from './chunk-part.js';

/** Truth codes of two operands, four values apart: `table[a * 4 + b]`. */
type TruthTable = Uint8Array;

const AND: TruthTable = Uint8Array.of(0, 0, 0, 0, 0, 1, 2, 0, 0, 2, 2);
const OR: TruthTable = Uint8Array.of(0, 1, 2, 0, 1, 1, 1, 0, 2, 1, 2);
const SAME: TruthTable = Uint8Array.of(1, 0, 2, 0, 0, 1, 2, 0, 2, 2, 2);
const SAME_WITH_NULL: TruthTable = Uint8Array.of(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1);
const NOT = Uint8Array.of(1, 0, 2);

function combined(steps: Step[], table: TruthTable, left: TruthPart, right: TruthPart): TruthPart {
  const out = truthRoom();
  steps.push((start, length) => {
    const [p, q] = [offsetOf(left, start), offsetOf(right, start)];
    for (let j = 0; j < length; j++) {
      out.values[j] = table[
        ((left.values[p + j] as number) << 2) | (right.values[q + j] as number)
      ] as number;
    }
  });
  return out;
}

/** Kleene's and / or over at least one operand. */
export function joinedTruth(steps: Step[], kind: 'and' | 'or', operands: readonly TruthPart[]): TruthPart {
  const table = kind === 'and' ? AND : OR;
  return operands.reduce((left, right) => combined(steps, table, left, right));
}

export function negatedTruth(steps: Step[], operand: TruthPart): TruthPart {
  const out = truthRoom();
  steps.push((start, length) => {
    const from = offsetOf(operand, start);
    for (let j = 0; j < length; j++) out.values[j] = NOT[operand.values[from + j] as number] as number;
  });
  return out;
}

export function chosenTruth(
  steps: Step[],
  condition: TruthPart,
  then: TruthPart,
  otherwise: TruthPart,
  unknownIsElse: boolean,
): TruthPart {
  const out = truthRoom();
  steps.push((start, length) => {
    const [c, p, q] = [offsetOf(condition, start), offsetOf(then, start), offsetOf(otherwise, start)];
    for (let j = 0; j < length; j++) {
      const truth = condition.values[c + j];
      out.values[j] =
        truth === 1
          ? (then.values[p + j] as number)
          : truth === 0 || unknownIsElse
            ? (otherwise.values[q + j] as number)
            : UNKNOWN_BOOLEAN;
    }
  });
  return out;
}

export function sameTruths(
  steps: Step[],
  { nullIsValue }: ComparisonNode,
  left: TruthPart,
  right: TruthPart,
): TruthPart {
  return combined(steps, nullIsValue ? SAME_WITH_NULL : SAME, left, right);
}

type Kernel = (
  a: Float64Array,
  p: number,
  b: Float64Array,
  q: number,
  out: Uint8Array,
  length: number,
) => void;

/** Without a branch: 2 less one where it holds, less two where it fails; NaN does neither. */
const KERNELS: Record<'<' | '<=' | '=' | 'same', Kernel> = {
  '<': (a, p, b, q, out, length) => {
    for (let j = 0; j < length; j++) {
      const [x, y] = [a[p + j] as number, b[q + j] as number];
      out[j] = 2 - +(x < y) - (+(x >= y) << 1);
    }
  },
  '<=': (a, p, b, q, out, length) => {
    for (let j = 0; j < length; j++) {
      const [x, y] = [a[p + j] as number, b[q + j] as number];
      out[j] = 2 - +(x <= y) - (+(x > y) << 1);
    }
  },
  '=': (a, p, b, q, out, length) => {
    for (let j = 0; j < length; j++) {
      const [x, y] = [a[p + j] as number, b[q + j] as number];
      out[j] = 2 - +(x === y) - ((+(x < y) | +(x > y)) << 1);
    }
  },
  same: (a, p, b, q, out, length) => {
    for (let j = 0; j < length; j++) {
      const [x, y] = [a[p + j] as number, b[q + j] as number];
      out[j] = +(x === y || (x !== x && y !== y));
    }
  },
};

/** `!=` as `=`. */
export function comparedNumbers(
  steps: Step[],
  { operator, nullIsValue }: ComparisonNode,
  left: NumberPart,
  right: NumberPart,
): TruthPart {
  const turned = operator === '>' || operator === '>=';
  const [a, b] = turned ? [right, left] : [left, right];
  const kernel =
    KERNELS[
      operator === '<' || operator === '>'
        ? '<'
        : operator === '<=' || operator === '>='
          ? '<='
          : nullIsValue
            ? 'same'
            : '='
    ];
  const out = truthRoom();
  steps.push((start, length) =>
    kernel(a.values, offsetOf(a, start), b.values, offsetOf(b, start), out.values, length),
  );
  return out;
}

type TextTest = (a: string, b: string) => boolean;

const TEXT_TESTS: Record<ComparisonNode['operator'], TextTest> = {
  '=': (a, b) => a === b,
  '!=': (a, b) => a === b,
  '<': (a, b) => compareTexts(a, b) < 0,
  '<=': (a, b) => compareTexts(a, b) <= 0,
  '>': (a, b) => compareTexts(a, b) > 0,
  '>=': (a, b) => compareTexts(a, b) >= 0,
};

/** `!=` as `=`. */
export function comparedTexts(
  steps: Step[],
  { operator, nullIsValue }: ComparisonNode,
  left: TextPart,
  right: TextPart,
): TruthPart {
  const holds = TEXT_TESTS[operator];
  const nullCounts = nullIsValue && (operator === '=' || operator === '!=');
  const out = truthRoom();
  steps.push((start, length) => {
    const [p, q] = [offsetOf(left, start), offsetOf(right, start)];
    for (let j = 0; j < length; j++) {
      const [a, b] = [left.values[p + j] ?? null, right.values[q + j] ?? null];
      out.values[j] = a !== null && b !== null ? +holds(a, b) : nullCounts ? +(a === b) : 2;
    }
  });
  return out;
}

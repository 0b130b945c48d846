import { isOrderOperator } from '../operator.js';
import type { ComparisonNode, FactSide } from '../condition-tree.js';
import { judgeSide } from '../judge.js';
import type { StructuredValue } from '../rule-facts.js';
import type { StockDifferenceCode } from './differences.js';
import { placeValue } from './place-value.js';
import type { Situation } from './situation.js';
import type { StockOutcome } from './stock-rule.js';

/** Facts with one thing about them changed, and which difference it is when the two engines then differ. */
export interface SpoiltFacts {
  readonly situation: Situation;
  readonly codeFor: (theirs: StockOutcome) => StockDifferenceCode;
}

/** The facts as they are, and with one side of a comparison missing, of another type, holed, or without an inside. */
export function* spoiltFacts(base: Situation, node: ComparisonNode, side: FactSide): Generator<SpoiltFacts> {
  const { key, path } = side;
  yield { situation: base, codeFor: () => codeOfWhole(node, side) };
  const nullOpposite = node.right.kind === 'literal' && node.right.value === null;
  const missing = (theirs: StockOutcome): StockDifferenceCode => {
    if (nullOpposite) return 'missing.null';
    if (theirs === 'error') return 'missing.throws';
    return theirs === 'triggered' ? 'missing.triggered' : 'missing.clear';
  };
  yield { situation: base.with(key, null), codeFor: missing };
  yield {
    situation: base.without(key),
    codeFor: (theirs) =>
      theirs === 'error' && side.ref.kind === 'plain' ? 'missing.error' : missing(theirs),
  };
  if (path !== undefined) {
    yield { situation: base.with(key, {}), codeFor: () => 'path.nothing' };
    const inside = judgeSide(side, base.facts).value;
    yield { situation: base.with(key, inside), codeFor: () => 'path.onScalar' };
  }
  const value = judgeSide(side, base.facts).value;
  if (path === undefined && side.ref.kind === 'plain') {
    yield { situation: base.with(key, { value, source: 'registry' }), codeFor: () => 'fact.reading' };
  }
  const last = path?.steps.at(-1);
  if (path !== undefined && last?.kind === 'name' && last.name === 'length' && typeof value === 'number') {
    const text = 'x'.repeat(Math.max(0, Math.min(value, 100)));
    const outer = placeValue(undefined, path.steps.slice(0, -1), text);
    yield { situation: base.with(key, outer), codeFor: () => 'path.text' };
  }
  if (node.right.kind === 'fact' && isOrderOperator(node.operator.base)) {
    for (const [left, right] of [
      ['10', '9'],
      ['9', '10'],
    ] as const) {
      const situation = base.withSide(node.left, left).withSide(node.right, right);
      yield { situation, codeFor: () => 'type.textOrder' };
    }
  }
  for (const [other, code] of otherValues(value, node)) {
    yield {
      situation: base.withSide(side, other),
      codeFor: (theirs) => (theirs === 'error' ? 'missing.throws' : code),
    };
  }
}

function codeOfWhole({ operator }: ComparisonNode, { path, ref }: FactSide): StockDifferenceCode {
  const [first] = path?.steps ?? [];
  if (ref.kind === 'plain' && first?.kind === 'name' && first.name === 'value') return 'fact.reading';
  if (path?.steps.some(({ kind }) => kind === 'descend')) return 'path.list';
  const last = path?.steps.at(-1);
  if (last?.kind === 'name' && last.name === 'length') return 'path.text';
  return isOrderOperator(operator.base) ? 'type.never' : 'type.mismatch';
}

function otherValues(
  value: StructuredValue,
  { operator }: ComparisonNode,
): readonly (readonly [StructuredValue, StockDifferenceCode])[] {
  const isOrder = isOrderOperator(operator.base);
  if (Array.isArray(value)) {
    const list = value as readonly StructuredValue[];
    return [
      [list[0] ?? null, 'list.expected'],
      ['文字', 'list.expected'],
      [[...list, null], 'list.hole'],
      [[null], 'list.hole'],
      [list.map(String), isOrder ? 'type.textAsNumber' : 'type.mismatch'],
    ];
  }
  if (typeof value === 'number') {
    return [
      [String(value), isOrder ? 'type.textAsNumber' : 'type.mismatch'],
      [true, 'type.mismatch'],
    ];
  }
  const asNumber = typeof value === 'string' ? Number.parseFloat(value) : Number.NaN;
  return [
    [Number.isNaN(asNumber) ? 0 : asNumber, isOrder ? 'type.textAsNumber' : 'type.mismatch'],
    ...(typeof value === 'string'
      ? ([
          ['10', 'type.textOrder'],
          ['9', 'type.textOrder'],
        ] as const)
      : []),
    [typeof value === 'boolean' ? String(value) : true, 'type.mismatch'],
  ];
}

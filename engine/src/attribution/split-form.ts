import { formulaScope, parseFormula } from '../feel/index.js';
import { factKey, type Dictionary, type FactRef, type Indicator } from '../model/index.js';

type Node = NonNullable<ReturnType<typeof parseFormula>['node']>;

/** A sum over sub-units as a formula names it, and its factor. */
export interface SplitTerm {
  readonly factor: number;
  /** What each unit adds: its value, 1 where it fits the condition, or 1 where its value is known. */
  readonly adds: 'value' | 'fits' | 'known';
  /** With `via` children. */
  readonly fact: FactRef;
}

/** How an indicator is made of those of its sub-units: a sum, or a quotient of sums. */
export interface SplitForm {
  /** Level of the sub-units. */
  readonly level: string;
  readonly hierarchy?: string;
  readonly scale: number;
  readonly numerator: readonly SplitTerm[];
  /** Absent for a sum. */
  readonly denominator?: readonly SplitTerm[];
}

interface Reading {
  readonly dictionary: Dictionary;
  readonly slots: ReturnType<typeof parseFormula>['slots'];
  readonly level: string;
  readonly depth: number;
}

/** Indicators that name indicators, so many deep. */
const DEPTH = 10;

/**
 * Reads from an indicator's first formula how it follows from the subjects below; indicators that it names of the same
 * subject and period are read too.
 *
 * @returns `undefined` where it is neither a sum over the subjects of one level below, a mean, nor a quotient of sums
 */
export function splitForm(indicator: Indicator, dictionary: Dictionary): SplitForm | undefined {
  const form = readIndicator(indicator, dictionary, 0);
  if (!form) return undefined;
  const ways = new Set(
    [...form.numerator, ...(form.denominator ?? [])].map(({ fact: { via } }) =>
      JSON.stringify([via?.level, via?.hierarchy ?? null]),
    ),
  );
  const via = form.numerator[0]?.fact.via;
  if (ways.size !== 1 || via?.level === undefined) return undefined;
  return { ...form, level: via.level, ...(via.hierarchy === undefined ? {} : { hierarchy: via.hierarchy }) };
}

/** Where a formula is one number counted out of another, both its own: 落实人数 / 毕业生数 × 100. */
export interface ProportionForm {
  readonly scale: number;
  readonly successes: FactRef;
  readonly trials: FactRef;
}

/** Units of things that are counted one by one. */
const COUNTED = new Set(
  '人 名 次 人次 人数 门 项 份 件 个 所 家 篇 person persons people students'.split(' '),
);

/** @returns `undefined` for anything but a quotient of two counts of the same unit; whether one is part of the other, values say */
export function proportionForm(indicator: Indicator, dictionary: Dictionary): ProportionForm | undefined {
  const basis = indicator.bases[0];
  if (!basis) return undefined;
  const { node, slots } = parseFormula(basis.formula, formulaScope(dictionary, indicator.level, basis.names));
  const scaled = node && unscaled(node);
  if (scaled?.node.kind !== 'arithmetic' || scaled.node.operator !== '/') return undefined;
  const { left, right } = scaled.node;
  if (left.kind !== 'slot' || right.kind !== 'slot') return undefined;
  const [successes, trials] = [slots[left.slot], slots[right.slot]];
  if (!successes || !trials || successes.unit !== trials.unit || !COUNTED.has(trials.unit ?? ''))
    return undefined;
  return { scale: scaled.factor, successes: successes.ref, trials: trials.ref };
}

type PlainForm = Pick<SplitForm, 'scale' | 'numerator' | 'denominator'>;

function readIndicator(indicator: Indicator, dictionary: Dictionary, depth: number): PlainForm | undefined {
  const basis = indicator.bases[0];
  if (!basis || depth > DEPTH) return undefined;
  const scope = formulaScope(dictionary, indicator.level, basis.names);
  const { node, slots } = parseFormula(basis.formula, scope);
  return node && readForm(node, { dictionary, slots, level: indicator.level, depth });
}

function readForm(node: Node, reading: Reading): PlainForm | undefined {
  const { factor, node: inner } = unscaled(node);
  const form = readQuotient(inner, reading) ?? readMean(inner, reading) ?? readSum(inner, reading);
  return form && { ...form, scale: form.scale * factor };
}

function readQuotient(node: Node, reading: Reading): PlainForm | undefined {
  if (node.kind !== 'arithmetic' || node.operator !== '/') return undefined;
  const [numerator, denominator] = [readTerms(node.left, reading), readTerms(node.right, reading)];
  return numerator && denominator && { scale: 1, numerator, denominator };
}

/** A mean is a sum over a count, and so is a share. */
function readMean(node: Node, reading: Reading): PlainForm | undefined {
  const fact = node.kind === 'slot' ? reading.slots[node.slot]?.ref : undefined;
  if (fact?.via?.relation === 'children' && fact.via.aggregate === 'mean') {
    const term = { factor: 1, fact };
    return {
      scale: 1,
      numerator: [{ ...term, adds: 'value' }],
      denominator: [{ ...term, adds: 'known' }],
    };
  }
  if (fact?.via?.relation === 'children' && fact.via.aggregate === 'share') {
    const { where: _where, ...all } = fact.via;
    return {
      scale: 1,
      numerator: [{ factor: 1, fact, adds: 'fits' }],
      denominator: [{ factor: 1, fact: { ...fact, via: all }, adds: 'fits' }],
    };
  }
  const indicator = fact && ownIndicator(fact, reading);
  return indicator && readIndicator(indicator, reading.dictionary, reading.depth + 1);
}

function readSum(node: Node, reading: Reading): PlainForm | undefined {
  const numerator = readTerms(node, reading);
  return numerator && { scale: 1, numerator };
}

/** Sums over children, added, subtracted and multiplied by numbers. */
function readTerms(node: Node, reading: Reading): readonly SplitTerm[] | undefined {
  const { factor, node: inner } = unscaled(node);
  const times = (terms: readonly SplitTerm[] | undefined, by: number) =>
    terms?.map((term) => ({ ...term, factor: term.factor * by }));
  if (inner.kind === 'arithmetic' && (inner.operator === '+' || inner.operator === '-')) {
    const [left, right] = [readTerms(inner.left, reading), readTerms(inner.right, reading)];
    if (!left || !right) return undefined;
    return times([...left, ...(times(right, inner.operator === '-' ? -1 : 1) ?? [])], factor);
  }
  if (inner.kind !== 'slot') return undefined;
  const fact = reading.slots[inner.slot]?.ref;
  if (!fact) return undefined;
  if (fact.via?.relation === 'children') {
    const adds = ADDS[fact.via.aggregate];
    return adds && [{ factor, fact, adds: adds === 'fits' && fact.kind !== 'level' ? 'known' : adds }];
  }
  const indicator = ownIndicator(fact, reading);
  const form = indicator && readIndicator(indicator, reading.dictionary, reading.depth + 1);
  return form && !form.denominator ? times(form.numerator, factor * form.scale) : undefined;
}

const ADDS: Readonly<Partial<Record<string, SplitTerm['adds']>>> = { sum: 'value', count: 'fits' };

function ownIndicator(fact: FactRef, { dictionary }: Reading): Indicator | undefined {
  const isPlain = factKey(fact) === factKey({ kind: 'indicator', code: fact.code });
  return isPlain ? dictionary.indicators.find(({ code }) => code === fact.code) : undefined;
}

/** Numbers that a formula is multiplied by or divided by, taken out. */
function unscaled(node: Node): { readonly factor: number; readonly node: Node } {
  if (node.kind === 'negate') {
    const inner = unscaled(node.operand);
    return { factor: -inner.factor, node: inner.node };
  }
  if (node.kind !== 'arithmetic') return { factor: 1, node };
  const [left, right] = [numberOf(node.left), numberOf(node.right)];
  const part =
    node.operator === '*' && right !== undefined
      ? { by: right, of: node.left }
      : node.operator === '*' && left !== undefined
        ? { by: left, of: node.right }
        : node.operator === '/' && right !== undefined && right !== 0
          ? { by: 1 / right, of: node.left }
          : undefined;
  if (!part) return { factor: 1, node };
  const inner = unscaled(part.of);
  return { factor: inner.factor * part.by, node: inner.node };
}

function numberOf(node: Node): number | undefined {
  return node.kind === 'literal' && typeof node.value === 'number' ? node.value : undefined;
}

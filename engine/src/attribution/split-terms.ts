import { columnOf, type Column, type Facts } from '../column/index.js';
import type { CompiledIndicator, FormulaOperand } from '../indicator/index.js';
import { factKey, type FactValue, type LocalizedText, type ValueType } from '../model/index.js';
import { roundComputed } from '../rounding/index.js';
import { giveOutCents } from './give-out-cents.js';
import { shapley } from './shapley.js';

/** A change split by what the formula names; the effects add up to `by`. */
export interface TermSplit {
  readonly period: string;
  readonly by: number;
  /** Of the effects. */
  readonly decimals: number;
  /** The largest effect first; what did not change is left out. */
  readonly parts: readonly TermPart[];
}

export interface TermPart {
  /** Fact keys; several where many small changes are told as one. */
  readonly facts: readonly string[];
  readonly label: LocalizedText;
  readonly unit?: string;
  readonly from: FactValue;
  readonly to: FactValue;
  readonly effect: number;
}

/** 2^12 values are computed at most. */
export const MOST_TERMS = 12;

/** One change: a fact, or several that are made together. */
interface Change {
  readonly members: readonly number[];
}

/**
 * Splits the change of an indicator's value by the facts that its formula names, whatever the formula is: by their mean
 * effect over all orders (`shapley`). Of more than twelve changed facts the small ones are made together.
 *
 * @param before  facts by key as of the earlier period, offsets as seen from it; unrounded
 * @returns       `undefined` where a value is not known, at either time or on a way between, and for a formula of one fact
 */
export function splitTerms(
  indicator: CompiledIndicator,
  before: Facts,
  after: Facts,
  { period, decimals }: Pick<TermSplit, 'period' | 'decimals'>,
): TermSplit | undefined {
  if (indicator.facts.length < 2) return undefined;
  const [old, now] = [indicator.evaluate(before), indicator.evaluate(after)];
  if (old.value === null || now.value === null) return undefined;
  const [from, to] = [old.explanation.operands, now.explanation.operands];
  const value = valuesOver(indicator, from, to);
  const changed = from.flatMap((operand, index) => (operand.value === to[index]?.value ? [] : [index]));
  if (changed.length === 0) return undefined;
  const changes = mergeSmall(changed, value);
  const effects = shapley(value(changes), changes.length);
  if (!effects) return undefined;
  const by = roundComputed(roundComputed(now.value, decimals) - roundComputed(old.value, decimals), decimals);
  const cents = giveOutCents(effects, by, decimals);
  const parts = changes.map((change, index): TermPart => partOf(change, from, to, cents[index] ?? 0));
  return { period, by, decimals, parts: parts.sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect)) };
}

function partOf(
  { members }: Change,
  from: readonly FormulaOperand[],
  to: readonly FormulaOperand[],
  effect: number,
): TermPart {
  const operands = members.flatMap((member) => to[member] ?? []);
  const facts = operands.map(({ ref }) => factKey(ref));
  const [one, second] = operands;
  if (!one || second) {
    const label = { zh: `其余 ${members.length} 项`, en: `${members.length} others` };
    return { facts, label, from: null, to: null, effect };
  }
  return {
    facts,
    label: one.label,
    ...(one.unit === undefined ? {} : { unit: one.unit }),
    from: from[members[0] ?? 0]?.value ?? null,
    to: one.value,
    effect,
  };
}

/** The formula's value for every set of changes made, in one run over columns. */
function valuesOver(
  indicator: CompiledIndicator,
  from: readonly FormulaOperand[],
  to: readonly FormulaOperand[],
): (changes: readonly Change[]) => Float64Array {
  return (changes) => {
    const count = 2 ** changes.length;
    const bitOf = new Map(changes.flatMap(({ members }, bit) => members.map((member) => [member, 1 << bit])));
    const columns: Record<string, Column> = {};
    indicator.facts.forEach((ref, index) => {
      const [old, now] = [from[index]?.value ?? null, to[index]?.value ?? null];
      const bit = bitOf.get(index) ?? 0;
      columns[factKey(ref)] = columnOf(
        typeOf(old ?? now),
        Array.from({ length: count }, (_, made) => (made & bit ? now : old)),
      );
    });
    return indicator.evaluateColumns(columns, count);
  };
}

function typeOf(value: FactValue): ValueType {
  return typeof value === 'string' ? 'text' : typeof value === 'boolean' ? 'boolean' : 'number';
}

/** Each change by itself, as long as they are few; else those that move the value least, alone, together. */
function mergeSmall(
  changed: readonly number[],
  value: (changes: readonly Change[]) => Float64Array,
): readonly Change[] {
  const single = (member: number): Change => ({ members: [member] });
  if (changed.length <= MOST_TERMS) return changed.map(single);
  const alone = (member: number): number => {
    const [none = 0, one = 0] = value([single(member)]);
    return Number.isNaN(one) ? Infinity : Math.abs(one - none);
  };
  const sizes = new Map(changed.map((member) => [member, alone(member)]));
  const sorted = [...changed].sort((a, b) => (sizes.get(b) ?? 0) - (sizes.get(a) ?? 0) || a - b);
  return [...sorted.slice(0, MOST_TERMS - 1).map(single), { members: sorted.slice(MOST_TERMS - 1) }];
}

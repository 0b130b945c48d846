import type { ViaAggregate } from '../../model/index.js';

/** One value made of many, and what stood behind it. */
export interface Summary {
  /** NaN where it cannot be known. */
  readonly value: number;
  /** How many were asked. */
  readonly members: number;
  /** Of these, how many lack the value, or what their condition needs. */
  readonly missing: number;
}

/** Members of one group: whether each fits the condition (0 no, 1 yes, 2 unknown) and its number (NaN unknown). */
export interface Members {
  readonly length: number;
  truthAt(member: number): number;
  /** Absent where the members themselves are counted. */
  readonly numberAt?: ((member: number) => number) | undefined;
}

/**
 * Missing is not zero: one member that may belong to the selection and is not known makes the whole unknown, unless
 * `known` leaves such members out. Of none there is a count and a weighted sum, 0, and nothing else (as FEEL has it).
 */
export function summarise(aggregate: ViaAggregate, known: boolean, members: Members): Summary {
  const values: number[] = [];
  let [selected, undecided, missing] = [0, 0, 0];
  for (let member = 0; member < members.length; member++) {
    const truth = members.truthAt(member);
    if (truth === 2) undecided++;
    if (truth !== 1) continue;
    selected++;
    if (!members.numberAt) continue;
    const value = members.numberAt(member);
    if (Number.isNaN(value)) missing++;
    else values.push(value);
  }
  const lacking = undecided + missing;
  const summary = (value: number): Summary => ({ value, members: members.length, missing: lacking });
  if (aggregate === 'count') {
    if (known) return summary(members.numberAt ? values.length : selected);
    return summary(undecided > 0 ? NaN : selected);
  }
  if (lacking > 0 && !known) return summary(NaN);
  if (aggregate === 'share') {
    const asked = members.length - undecided;
    return summary(asked === 0 ? NaN : selected / asked);
  }
  return summary(ofNumbers(aggregate, values));
}

/** @param values  all known; reordered */
export function ofNumbers(aggregate: ViaAggregate, values: number[]): number {
  if (aggregate === 'weighted') return total(values);
  if (values.length === 0) return NaN;
  switch (aggregate) {
    case 'sum':
      return total(values);
    case 'mean':
      return total(values) / values.length;
    case 'min':
      return values.reduce((a, b) => Math.min(a, b));
    case 'max':
      return values.reduce((a, b) => Math.max(a, b));
    case 'median':
      return quantile(values.sort(ascending), 0.5);
    case 'lowerQuartile':
      return quantile(values.sort(ascending), 0.25);
    case 'upperQuartile':
      return quantile(values.sort(ascending), 0.75);
    case 'stddev':
      return deviation(values);
    default:
      return NaN;
  }
}

export function ascending(a: number, b: number): number {
  return a - b;
}

function total(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}

/** By linear interpolation between neighbours, as spreadsheets do (QUARTILE.INC). */
export function quantile(sorted: readonly number[], part: number): number {
  const position = (sorted.length - 1) * part;
  const below = sorted[Math.floor(position)] ?? NaN;
  const above = sorted[Math.ceil(position)] ?? NaN;
  return below + (above - below) * (position - Math.floor(position));
}

/** Of a sample, as FEEL's `stddev`; not known of fewer than two. */
function deviation(values: readonly number[]): number {
  if (values.length < 2) return NaN;
  const mean = total(values) / values.length;
  return Math.sqrt(total(values.map((value) => (value - mean) ** 2)) / (values.length - 1));
}

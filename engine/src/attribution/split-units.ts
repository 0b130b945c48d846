/** What one unit adds to a whole, at one time. A sum has only the numerator. */
export interface Amount {
  readonly numerator: number;
  /** 1 for each unit of a plain mean. */
  readonly denominator: number;
}

/** `absent`: the unit did not exist; `missing`: it did, and its data are not known. */
export type UnitAmount = Amount | 'absent' | 'missing';

/** One sub-unit at two times. */
export interface UnitChange {
  readonly unit: string;
  readonly name: string;
  readonly before: UnitAmount;
  readonly after: UnitAmount;
}

/**
 * `entered`, `left`: has amounts at one time only; `knownLater`, `lostSight`: the same, because its data are missing at
 * the other; `rest`: what the whole holds beside the units known; `others`: several units told as one.
 */
export type PartStatus = 'continuing' | 'entered' | 'left' | 'knownLater' | 'lostSight' | 'rest' | 'others';

/** One unit's part in a change, unrounded. */
export interface ExactPart {
  readonly unit: string | null;
  readonly name: string;
  readonly status: PartStatus;
  readonly before: RateShare | null;
  readonly after: RateShare | null;
  /** Of its own rate having changed; 0 unless continuing. */
  readonly within: number;
  /** Of its share having changed, or of its coming or going. */
  readonly composition: number;
}

/** A unit's own value and its share (0–1) of the whole's denominator; of a sum the value and its share of the sum. */
export interface RateShare {
  readonly value: number;
  readonly share: number;
}

/** The parts of a change; within and composition effects of all together are the change. */
export interface ExactSplit {
  readonly from: number;
  readonly to: number;
  readonly parts: readonly ExactPart[];
}

export interface WholeChange {
  readonly before: Amount;
  readonly after: Amount;
}

/**
 * Splits the change of a ratio of sums, or of a mean, by sub-unit. With weights w = d/D, rates r = n/d, and R̄ the mean of
 * the whole's two values: a continuing unit has the within effect w̄·Δr and the composition effect Δw·(r̄ − R̄), both at
 * the midpoint; who enters adds w·(r − R̄) and who leaves takes the same away. They add up for whatever weights, so that
 * what no unit accounts for stands as one more part, the rest; the residual is that of binary fractions, below 1e-9 of
 * the largest amount.
 *
 * @param whole  sums over all units, those without data too; of the units given when absent
 * @param scale  factor of the ratio, 100 for a percentage
 * @returns      `undefined` where a denominator of the whole is not positive
 * @source       Kitagawa, J. Am. Stat. Assoc. 50 (1955), 1168–1194, for within and composition; Griliches and Regev,
 *               J. Econometrics 65 (1995), 175–203, for who enters and leaves
 */
export function splitRatio(
  units: readonly UnitChange[],
  scale = 1,
  whole: WholeChange = wholeOf(units),
): ExactSplit | undefined {
  const { before, after } = whole;
  if (!(before.denominator > 0) || !(after.denominator > 0)) return undefined;
  const [from, to] = [rateOf(before) * scale, rateOf(after) * scale];
  if (!Number.isFinite(from) || !Number.isFinite(to)) return undefined;
  const middle = (from + to) / 2;
  /** What an amount adds to the whole beyond what the middle would. */
  const beyond = (amount: Amount | undefined, all: Amount): number =>
    amount ? (amount.numerator * scale - amount.denominator * middle) / all.denominator : 0;
  const parts = withRest(units, whole).map((unit): ExactPart => {
    const [old, now] = [known(unit.before), known(unit.after)];
    const rates = {
      before: old ? rateShare(old, before, scale) : null,
      after: now ? rateShare(now, after, scale) : null,
    };
    const status = statusOf(unit);
    const effect = beyond(now, after) - beyond(old, before);
    if (status !== 'continuing' || !rates.before || !rates.after) {
      return { ...headOf(unit, status), ...rates, within: 0, composition: effect };
    }
    const within = ((rates.before.share + rates.after.share) / 2) * (rates.after.value - rates.before.value);
    return { ...headOf(unit, status), ...rates, within, composition: effect - within };
  });
  return { from, to, parts };
}

/**
 * Splits the change of a sum by sub-unit: each adds what it changed by.
 *
 * @param factor  of the sum
 */
export function splitSum(
  units: readonly UnitChange[],
  factor = 1,
  whole: WholeChange = wholeOf(units),
): ExactSplit {
  const [from, to] = [whole.before.numerator * factor, whole.after.numerator * factor];
  // a sum has no denominator that something could be left of
  const { before: old, after: now } = wholeOf(units);
  const all = {
    before: { ...old, ...numeratorOf(whole.before) },
    after: { ...now, ...numeratorOf(whole.after) },
  };
  const shareIn = (amount: Amount | undefined, total: number): RateShare | null =>
    (amount && {
      value: amount.numerator * factor,
      share: total === 0 ? 0 : (amount.numerator * factor) / total,
    }) ||
    null;
  const parts = withRest(units, all).map((unit): ExactPart => {
    const [before, after] = [shareIn(known(unit.before), from), shareIn(known(unit.after), to)];
    const change = (after?.value ?? 0) - (before?.value ?? 0);
    const status = statusOf(unit);
    const effects = status === 'continuing' ? [change, 0] : [0, change];
    return {
      ...headOf(unit, status),
      before,
      after,
      within: effects[0] ?? 0,
      composition: effects[1] ?? 0,
    };
  });
  return { from, to, parts };
}

/** One unit's part in the distance of a ratio from a line, unrounded. */
export interface ExactGapPart {
  readonly unit: string | null;
  readonly name: string;
  readonly at: RateShare | null;
  readonly effect: number;
}

/**
 * Splits the distance of a ratio, or of a mean, from a reference (target, line, median of peers) by sub-unit: each adds
 * its share times the distance of its own rate.
 */
export function splitGap(
  units: readonly { readonly unit: string; readonly name: string; readonly amount: UnitAmount }[],
  reference: number,
  scale = 1,
  whole?: Amount,
): readonly ExactGapPart[] | undefined {
  const changes = units.map(({ amount, ...unit }) => ({ ...unit, before: amount, after: amount }));
  const all = whole ?? wholeOf(changes).after;
  if (!(all.denominator > 0)) return undefined;
  return withRest(changes, { before: all, after: all }).flatMap((unit) => {
    const amount = known(unit.after);
    if (!amount) return [];
    const effect = (amount.numerator * scale - amount.denominator * reference) / all.denominator;
    const { unit: code, name } = headOf(unit, statusOf(unit));
    return [{ unit: code, name, at: rateShare(amount, all, scale), effect }];
  });
}

function wholeOf(units: readonly UnitChange[]): WholeChange {
  const sum = (amounts: readonly UnitAmount[]): Amount => {
    const all = amounts.flatMap((amount) => known(amount) ?? []);
    return {
      numerator: all.reduce((total, { numerator }) => total + numerator, 0),
      denominator: all.reduce((total, { denominator }) => total + denominator, 0),
    };
  };
  return { before: sum(units.map(({ before }) => before)), after: sum(units.map(({ after }) => after)) };
}

const REST = '';

/** The units that have amounts, and what the whole holds beside them. */
function withRest(units: readonly UnitChange[], whole: WholeChange): UnitChange[] {
  const told = units.filter(({ before, after }) => known(before) !== undefined || known(after) !== undefined);
  const sums = wholeOf(told);
  const rest = { before: beside(sums.before, whole.before), after: beside(sums.after, whole.after) };
  if (rest.before === 'absent' && rest.after === 'absent') return told;
  return [...told, { unit: REST, name: '', ...rest }];
}

/** Differences of the size of binary noise are none. */
function beside(sum: Amount, whole: Amount): UnitAmount {
  const difference = (a: number, b: number) =>
    Math.abs(b - a) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b)) ? 0 : b - a;
  const numerator = difference(sum.numerator, whole.numerator);
  const denominator = difference(sum.denominator, whole.denominator);
  return numerator === 0 && denominator === 0 ? 'absent' : { numerator, denominator };
}

function headOf({ unit, name }: UnitChange, status: PartStatus): Pick<ExactPart, 'unit' | 'name' | 'status'> {
  return { unit: unit === REST ? null : unit, name, status };
}

function statusOf({ unit, before, after }: UnitChange): PartStatus {
  if (unit === REST) return 'rest';
  if (before === 'missing') return 'knownLater';
  if (after === 'missing') return 'lostSight';
  if (before === 'absent' || isNobody(before)) return 'entered';
  return after === 'absent' || isNobody(after) ? 'left' : 'continuing';
}

function isNobody({ denominator }: Amount): boolean {
  return denominator === 0;
}

function numeratorOf({ numerator }: Amount): Pick<Amount, 'numerator'> {
  return { numerator };
}

function known(amount: UnitAmount): Amount | undefined {
  return typeof amount === 'string' ? undefined : amount;
}

function rateOf({ numerator, denominator }: Amount): number {
  return numerator / denominator;
}

/** `null` where the unit has nobody. */
function rateShare(amount: Amount, whole: Amount, scale: number): RateShare | null {
  if (amount.denominator === 0) return null;
  return { value: rateOf(amount) * scale, share: amount.denominator / whole.denominator };
}

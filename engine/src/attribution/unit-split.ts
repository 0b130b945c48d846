import { roundComputed } from '../rounding/index.js';
import type { LocalizedText } from '../model/index.js';
import { giveOutCents } from './give-out-cents.js';
import type { ExactGapPart, ExactPart, ExactSplit, PartStatus, RateShare } from './split-units.js';

/** One unit's part in a change; `within` + `composition` is what it adds. */
export interface UnitPart {
  /** Code of the unit; `null` for the rest and for several units told as one. */
  readonly unit: string | null;
  readonly name: string;
  readonly status: PartStatus;
  readonly before: RateShare | null;
  readonly after: RateShare | null;
  readonly within: number;
  readonly composition: number;
  readonly effect: number;
}

/** A change split by sub-unit. Within, composition and turnover add up to `by`, and so do the parts' effects. */
export interface UnitSplit {
  /** Of a ratio or mean, or of a sum. */
  readonly kind: 'ratio' | 'sum';
  /** What the units are called: 专业, 性别. */
  readonly unitName: LocalizedText;
  readonly period: string;
  readonly from: number;
  readonly to: number;
  readonly by: number;
  /** Of the decimals of all amounts here. */
  readonly decimals: number;
  readonly within: number;
  readonly composition: number;
  /** Of units that came or went, and of what no unit accounts for. */
  readonly turnover: number;
  /** The largest effect first, the rest and the others told as one last. */
  readonly parts: readonly UnitPart[];
  /** Units that `others` stands for. */
  readonly merged: number;
  /** Every unit moved one way (or not at all) and the whole the other: Simpson's paradox. */
  readonly reversal?: Reversal;
}

export interface Reversal {
  /** Way of the units. */
  readonly units: 'up' | 'down';
  /** Units that are there at both times. */
  readonly count: number;
  /** How many of these stayed the same. */
  readonly unchanged: number;
  /** The unit whose changed share moves the whole most. */
  readonly shifted: UnitPart | null;
}

/** A distance from a line split by sub-unit. */
export interface UnitGap {
  readonly unitName: LocalizedText;
  readonly against: 'line' | 'peers';
  readonly reference: number;
  readonly by: number;
  readonly decimals: number;
  /** The largest part first. */
  readonly parts: readonly {
    readonly unit: string | null;
    readonly name: string;
    readonly at: RateShare | null;
    readonly effect: number;
  }[];
  readonly merged: number;
}

/** More units than this are told as one. */
const TOLD = 12;
const SHARE_DECIMALS = 4;

export interface SplitHead {
  readonly kind: UnitSplit['kind'];
  readonly unitName: LocalizedText;
  readonly period: string;
  readonly decimals: number;
}

/** Rounds a split to what is shown, so that it still adds up exactly, and puts what matters first. */
export function shownSplit(split: ExactSplit, head: SplitHead): UnitSplit {
  const { decimals } = head;
  const [from, to] = [roundComputed(split.from, decimals), roundComputed(split.to, decimals)];
  const by = roundComputed(to - from, decimals);
  const { told, others, merged } = mostImportant(split.parts);
  const parts = [...told, ...others];
  const cents = giveOutCents(
    parts.flatMap(({ within, composition }) => [within, composition]),
    by,
    decimals,
  );
  const shown = parts.map((part, index): UnitPart => {
    const [within = 0, composition = 0] = cents.slice(2 * index, 2 * index + 2);
    return {
      ...part,
      before: shownRate(part.before, decimals),
      after: shownRate(part.after, decimals),
      within,
      composition,
      effect: roundComputed(within + composition, decimals),
    };
  });
  const isMix = ({ status }: UnitPart) => status === 'continuing' || status === 'others';
  const total = (of: (part: UnitPart) => number) =>
    roundComputed(
      shown.reduce((sum, part) => sum + of(part), 0),
      decimals,
    );
  const reversal = head.kind === 'ratio' ? reversalOf(split, shown, by) : undefined;
  return {
    ...head,
    from,
    to,
    by,
    within: total(({ within }) => within),
    composition: total((part) => (isMix(part) ? part.composition : 0)),
    turnover: total((part) => (isMix(part) ? 0 : part.composition)),
    parts: shown,
    merged,
    ...(reversal ? { reversal } : {}),
  };
}

/** The value stands where the parts lead to from the reference. */
export function shownGap(
  parts: readonly ExactGapPart[],
  head: Pick<UnitGap, 'unitName' | 'against' | 'decimals' | 'reference'>,
): UnitGap {
  const { decimals, reference } = head;
  const value = parts.reduce((sum, { effect }) => sum + effect, reference);
  const by = roundComputed(roundComputed(value, decimals) - roundComputed(reference, decimals), decimals);
  const sorted = [...parts].sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect));
  const told = sorted.length > TOLD + 1 ? sorted.slice(0, TOLD) : sorted;
  const rest = sorted.slice(told.length);
  const all = [
    ...told,
    ...(rest.length === 0
      ? []
      : [{ unit: null, name: '', at: null, effect: rest.reduce((sum, { effect }) => sum + effect, 0) }]),
  ];
  const cents = giveOutCents(
    all.map(({ effect }) => effect),
    by,
    decimals,
  );
  return {
    ...head,
    by,
    parts: all.map((part, index) => ({
      ...part,
      at: shownRate(part.at, decimals),
      effect: cents[index] ?? 0,
    })),
    merged: rest.length,
  };
}

function mostImportant(parts: readonly ExactPart[]): {
  told: ExactPart[];
  others: ExactPart[];
  merged: number;
} {
  const size = ({ within, composition }: ExactPart) => Math.abs(within) + Math.abs(composition);
  const effect = ({ within, composition }: ExactPart) => Math.abs(within + composition);
  const rest = parts.filter(({ status }) => status === 'rest');
  const units = parts.filter(({ status }) => status !== 'rest').sort((a, b) => size(b) - size(a));
  const told = units.slice(0, units.length > TOLD + 1 ? TOLD : undefined);
  const small = units.slice(told.length);
  told.sort((a, b) => effect(b) - effect(a));
  if (small.length === 0) return { told, others: rest, merged: 0 };
  const sum = (of: (part: ExactPart) => number) => small.reduce((total, part) => total + of(part), 0);
  const merged: ExactPart = {
    unit: null,
    name: '',
    status: 'others',
    before: null,
    after: null,
    within: sum(({ within }) => within),
    composition: sum(({ composition }) => composition),
  };
  return { told, others: [merged, ...rest], merged: small.length };
}

/** Compared unrounded, beyond binary noise; the whole must move by what can be seen. */
function reversalOf(split: ExactSplit, shown: readonly UnitPart[], by: number): Reversal | undefined {
  const continuing = split.parts.filter(({ status }) => status === 'continuing');
  if (by === 0 || continuing.length < 2) return undefined;
  const moves = continuing.map(({ before, after }) => {
    const [old, now] = [before?.value ?? 0, after?.value ?? 0];
    return Math.abs(now - old) <= 1e-9 * Math.max(Math.abs(now), Math.abs(old)) ? 0 : Math.sign(now - old);
  });
  const against = -Math.sign(by);
  if (moves.some((move) => move === -against) || !moves.includes(against)) return undefined;
  const shifts = shown.filter(({ status }) => status === 'continuing');
  return {
    units: against > 0 ? 'up' : 'down',
    count: continuing.length,
    unchanged: moves.filter((move) => move === 0).length,
    shifted: mostShifted(shifts, by),
  };
}

/** Of the composition effects that go the whole's way, the largest. */
function mostShifted(parts: readonly UnitPart[], by: number): UnitPart | null {
  return parts
    .filter(({ composition }) => Math.sign(composition) === Math.sign(by))
    .reduce<UnitPart | null>(
      (most, part) => (most && Math.abs(most.composition) >= Math.abs(part.composition) ? most : part),
      null,
    );
}

function shownRate(rate: RateShare | null, decimals: number): RateShare | null {
  return (
    rate && {
      value: roundComputed(rate.value, decimals),
      share: roundComputed(rate.share, SHARE_DECIMALS),
    }
  );
}

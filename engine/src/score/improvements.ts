import { factKey, type FactKey, type LeafScoreItem, type LocalizedText } from '../model/index.js';
import { addFractions, fractionOf, fractionToNumber, multiplyFractions, ONE } from '../rounding/index.js';
import type { ScoreOperand } from './form-given.js';
import { nearestValue, type Range } from './nearest-value.js';
import type { PlacedLeaf } from './read-sheet.js';
import { isList, type Achievement, type ScoreFacts } from './score-facts.js';
import type { ScoreRun } from './score-run.js';

/** One way to at least one more point: a fact moved to the nearest value that gives it, or further achievements. */
export type ScoreImprovement = ScoreStep &
  (
    | { readonly kind: 'value'; readonly label: LocalizedText; readonly from: number; readonly to: number }
    | {
        readonly kind: 'condition';
        readonly label: LocalizedText;
        readonly from: boolean;
        readonly to: boolean;
      }
    | { readonly kind: 'achievements'; readonly tier: string; readonly add: number }
  );

interface ScoreStep {
  /** Code of the item. */
  readonly item: string;
  readonly fact: FactKey;
  /** Points before and after. */
  readonly points: number;
  readonly reaches: number;
}

export interface Varying {
  readonly run: ScoreRun;
  readonly with: (key: FactKey, value: ScoreFacts[string]) => ScoreRun;
}

export function improvementsOf(
  leaves: readonly PlacedLeaf[],
  facts: ScoreFacts,
  begin: () => Varying,
): ScoreImprovement[] {
  return leaves.flatMap((leaf) => improvementsOfLeaf(leaf, facts, begin()));
}

function improvementsOfLeaf(
  { item, read }: PlacedLeaf,
  facts: ScoreFacts,
  { run, with: runWith }: Varying,
): ScoreImprovement[] {
  const { points } = read(run);
  const most = bestOf(item);
  if (points === null || points >= most) return [];
  const wanted = Math.min(fractionToNumber(addFractions(fractionOf(points), ONE)), most);
  const pointsWith = (key: FactKey, value: ScoreFacts[string]): number | null =>
    read(runWith(key, value)).points;
  const head = { item: item.code, points };
  const found: ScoreImprovement[] = [];
  for (const operand of given(run.read)) {
    const { fact, label, value } = operand;
    if (typeof value === 'boolean') {
      const reaches = pointsWith(fact, !value);
      if (reaches === null || reaches < wanted) continue;
      found.push({ ...head, kind: 'condition', fact, label, from: value, to: !value, reaches });
    }
    if (typeof value !== 'number') continue;
    const near = nearestValue(value, boundsOf(operand), decimalsOf(value), wanted, (to) =>
      pointsWith(fact, to),
    );
    if (near)
      found.push({ ...head, kind: 'value', fact, label, from: value, to: near.value, reaches: near.points });
  }
  for (const fact of run.listsRead) {
    const list = facts[fact];
    if (!isList(list)) continue;
    for (const tier of tiersOf(item, fact)) {
      const further = furtherAchievements(list as readonly Achievement[], tier, wanted, (to) =>
        pointsWith(fact, to),
      );
      if (further) found.push({ ...head, kind: 'achievements', fact, tier: tier.code, ...further });
    }
  }
  return found;
}

/** Facts that were given; of an indicator that was computed, those it was computed from. */
function given(operands: readonly ScoreOperand[]): ScoreOperand[] {
  const found = new Map<FactKey, ScoreOperand>();
  const visit = (operand: ScoreOperand): void => {
    const inner = operand.explanation?.operands;
    if (!inner) found.set(operand.fact, operand);
    for (const { ref, ...rest } of inner ?? []) visit({ ...rest, fact: factKey(ref) });
  };
  operands.forEach(visit);
  return [...found.values()].filter(
    ({ fact }) => !fact.startsWith('attribute:') && !fact.startsWith('standard:'),
  );
}

/** The most that an item can give, with its weight. */
function bestOf(item: LeafScoreItem): number {
  const full = item.kind === 'bonusPenalty' ? item.mostBonus : item.points;
  return fractionToNumber(multiplyFractions(fractionOf(full), fractionOf(item.weight ?? 1)));
}

/** What is not below zero stays so; a share in percent stays within 100. */
function boundsOf({ value, unit }: ScoreOperand): Range {
  const percent = unit === '%' && typeof value === 'number' && value <= 100;
  return {
    least: typeof value === 'number' && value < 0 ? -Infinity : 0,
    most: percent ? 100 : Infinity,
  };
}

/** The place of the value's last digit: 83.8 moves by 0.1, 412 by 1. */
function decimalsOf(value: number): number {
  const decimals = /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0;
  return Math.min(decimals, 4);
}

interface Tier {
  readonly code: string;
  readonly rank?: string;
}

/** Tiers of the lists that an item counts, each with its best rank. */
function tiersOf(item: LeafScoreItem, list: FactKey): Tier[] {
  if (item.kind === 'compound') return item.parts.flatMap((part) => tiersOf(part, list));
  if (item.kind === 'veto') return item.otherwise === undefined ? [] : tiersOf(item.otherwise, list);
  if (item.kind !== 'tieredCount' || item.list !== list) return [];
  const rank = [...(item.ranks ?? [])].sort((a, b) => b.percent - a.percent)[0]?.code;
  return item.tiers.map(({ code }) => ({ code, ...(rank === undefined ? {} : { rank }) }));
}

const MOST_FURTHER = 100;

function furtherAchievements(
  list: readonly Achievement[],
  tier: Tier,
  wanted: number,
  pointsWith: (list: readonly Achievement[]) => number | null,
): { readonly add: number; readonly reaches: number } | undefined {
  const more: Achievement[] = [...list];
  for (let add = 1; add <= MOST_FURTHER; add++) {
    more.push({ tier: tier.code, ...(tier.rank === undefined ? {} : { rank: tier.rank }) });
    const reaches = pointsWith(more);
    if (reaches !== null && reaches >= wanted) return { add, reaches };
  }
  return undefined;
}

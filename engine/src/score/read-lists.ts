import type { LocalizedText } from '../model/index.js';
import {
  divideFractions,
  exactNumber,
  fractionOf,
  multiplyFractions,
  type ExactNumber,
} from '../rounding/index.js';
import type { AchievementGiven, ExpertEntryGiven, ItemOf, TieredCountGiven } from './form-given.js';
import type { Achievement, ExpertScore } from './score-facts.js';
import type { ScoreRun } from './score-run.js';
import type { Read, SheetReader } from './sheet-reader.js';

interface Worth {
  readonly code: string;
  readonly name: LocalizedText;
  readonly percent: number;
}

export function readTieredCount(
  item: ItemOf<'tieredCount'>,
  reader: SheetReader,
  at: string,
): Read<TieredCountGiven> {
  for (const [field, list] of [
    ['tiers', item.tiers],
    ['ranks', item.ranks ?? []],
  ] as const) {
    list.forEach(({ code }, i) => {
      if (list.findIndex((one) => one.code === code) !== i) {
        reader.report('score.tier.duplicate', `${at}/${field}/${i}/code`, code);
      }
    });
  }
  reader.needs({ kind: 'plain', code: item.list });
  const scale = item.scale ?? 'absolute';
  return (run) => {
    const list = run.list(item.list) as readonly Achievement[] | null;
    return {
      list: item.list,
      achievements: list?.map((one, i) => worthOf(one, i, item, run)) ?? null,
      each: item.each,
      scale,
      ...(scale === 'toBest' ? { peers: run.source.peers[item.code] ?? null } : {}),
    };
  };
}

function worthOf(
  { item: what, tier, rank }: Achievement,
  index: number,
  { tiers, ranks, list, name }: ItemOf<'tieredCount'>,
  run: ScoreRun,
): AchievementGiven {
  const label = what ?? `#${index + 1}`;
  const percents = (code: string | null | undefined, known: readonly Worth[]): [number, number] => {
    if (code === null || code === undefined) {
      run.misses(list);
      return [0, Math.max(...known.map(({ percent }) => percent))];
    }
    const found = known.find((one) => one.code === code);
    if (!found) {
      run.warnings.push({
        code: 'score.tier.unlisted',
        fact: list,
        message: {
          zh: `“${name.zh}”中没有等级“${code}”，成果“${label}”不计分`,
          en: `“${name.en}” knows no tier “${code}”: the achievement “${label}” counts for nothing`,
        },
      });
    }
    return [found?.percent ?? 0, found?.percent ?? 0];
  };
  const [least, most] = percents(tier, tiers);
  const [low, high] = ranks === undefined ? [100, 100] : percents(rank, ranks);
  const share = (percent: number, of: number): ExactNumber =>
    exactNumber(divideFractions(multiplyFractions(fractionOf(percent), fractionOf(of)), fractionOf(100)));
  return {
    item: label,
    tier: tier ?? null,
    rank: rank ?? null,
    least: share(least, low),
    most: share(most, high),
  };
}

export function readExpertEntry(item: ItemOf<'expertEntry'>, reader: SheetReader): Read<ExpertEntryGiven> {
  reader.needs({ kind: 'plain', code: item.entries });
  const outOf = item.outOf ?? item.points;
  return (run) => {
    const entries = entriesOf(item, run);
    return {
      list: item.entries,
      entries: entries.length === 0 ? null : entries,
      outOf,
      combine: item.combine ?? 'mean',
      minimumJudges: item.minimumJudges ?? 1,
    };
  };
}

type Entry = NonNullable<ExpertEntryGiven['entries']>[number];

/** Entries that count: with a value inside the scale and, where it is asked for, with evidence. */
function entriesOf(item: ItemOf<'expertEntry'>, run: ScoreRun): Entry[] {
  const single = run.number(item.entries);
  const list: readonly ExpertScore[] =
    single === null ? ((run.list(item.entries) as readonly ExpertScore[] | null) ?? []) : [{ value: single }];
  return list.flatMap(({ judge, value, evidence }): Entry[] => {
    const outOf = item.outOf ?? item.points;
    const proven = item.evidenceRequired !== true || (evidence ?? '') !== '';
    if (value !== null && proven && value >= 0 && value <= outOf) {
      return [{ ...(judge === undefined ? {} : { judge }), value }];
    }
    run.misses(item.entries);
    if (value === null) return [];
    run.warnings.push(proven ? outside(item, value, outOf) : unproven(item));
    return [];
  });
}

function outside({ entries, name }: ItemOf<'expertEntry'>, value: number, outOf: number) {
  return {
    code: 'score.entry.outside',
    fact: entries,
    message: {
      zh: `“${name.zh}”的评分 ${value} 不在 0 到 ${outOf} 之间，不计入`,
      en: `The entry ${value} for “${name.en}” is not between 0 and ${outOf} and does not count`,
    },
  };
}

function unproven({ entries, name }: ItemOf<'expertEntry'>) {
  return {
    code: 'score.entry.evidence',
    fact: entries,
    message: {
      zh: `“${name.zh}”的一项评分没有佐证材料，不计入`,
      en: `An entry for “${name.en}” has no evidence and does not count`,
    },
  };
}

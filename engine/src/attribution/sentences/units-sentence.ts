import type { LocalizedText } from '../../model/index.js';
import type { UnitGap, UnitPart, UnitSplit } from '../unit-split.js';
import { percent, sentence, type Wording } from './wording.js';

/** Simpson's paradox as a department reads it: what not to conclude, and what moved the whole. */
export function reversalSentence(split: UnitSplit, words: Wording): LocalizedText | undefined {
  const { reversal, by, unitName, turnover } = split;
  if (!reversal) return undefined;
  const { count, unchanged, shifted } = reversal;
  const rose = reversal.units === 'up';
  const way = {
    zh: (rose ? '上升' : '下降') + (unchanged > 0 ? '或持平' : ''),
    en: (rose ? 'rose' : 'fell') + (unchanged > 0 ? ' or stayed the same' : ''),
  };
  const whole = {
    zh: `整体却${by > 0 ? '上升' : '下降'} ${words.difference(by).zh}`,
    en: `the whole ${by > 0 ? 'rose' : 'fell'} by ${words.difference(by).en}`,
  };
  const cause =
    turnover === 0
      ? { zh: '各自占比变了', en: 'their shares changed' }
      : { zh: '各自占比变了、有单位进出', en: 'their shares changed, and units came or went' };
  const most = shifted ? shiftPhrase(shifted, words) : { zh: '', en: '' };
  return sentence(
    `${count} 个${unitName.zh}的这一指标全都${way.zh}，${whole.zh}（辛普森悖论）：不是各${unitName.zh}变差或变好，而是${cause.zh}${most.zh}`,
    `in each of ${count} units (${unitName.en}) the value ${way.en}, yet ${whole.en} (Simpson's paradox): no unit caused it, ${cause.en}${most.en}`,
  );
}

function shiftPhrase({ name, before, after, composition }: UnitPart, words: Wording): LocalizedText {
  if (!before || !after) return { zh: '', en: '' };
  const by = words.signed(composition);
  return {
    zh: `，其中“${name}”（${words.amount(after.value)}）的占比由 ${percent(before.share)} 变为 ${percent(after.share)}，影响 ${by.zh}`,
    en: `; most of all the share of “${name}” (${words.amount(after.value)}), from ${percent(before.share)} to ${percent(after.share)}, an effect of ${by.en}`,
  };
}

/** What of the change is the units' own, what their mix, and which unit moved it most. */
export function unitsSentence(split: UnitSplit, words: Wording): LocalizedText | undefined {
  const { by, from, unitName, period, within, composition, turnover, kind } = split;
  if (by === 0) return undefined;
  const amount = words.difference(by);
  const base = words.amount(from);
  const change = {
    zh: `比 ${period}（${base}）${by > 0 ? '上升' : '下降'} ${amount.zh}`,
    en: `it ${by > 0 ? 'rose' : 'fell'} by ${amount.en} since ${period} (${base})`,
  };
  const shares = {
    within: words.signed(within),
    mix: words.signed(composition),
    turn: words.signed(turnover),
  };
  const turned =
    turnover === 0
      ? { zh: '', en: '' }
      : { zh: `、进出与其他 ${shares.turn.zh}`, en: `, comings, goings and the rest ${shares.turn.en}` };
  const parts =
    kind === 'sum'
      ? { zh: '', en: '' }
      : {
          zh: `：各${unitName.zh}自身变化 ${shares.within.zh}，构成变化 ${shares.mix.zh}${turned.zh}`,
          en: `: within the units (${unitName.en}) ${shares.within.en}, by their mix ${shares.mix.en}${turned.en}`,
        };
  const mainly =
    kind === 'ratio' && composition * by > 0 && Math.abs(composition) > Math.abs(within) + Math.abs(turnover)
      ? { zh: '；主要是构成变了', en: '; mainly the mix changed' }
      : { zh: '', en: '' };
  const top = topPhrase(split, words);
  return sentence(change.zh + parts.zh + mainly.zh + top.zh, change.en + parts.en + mainly.en + top.en);
}

const COMING: Readonly<Partial<Record<UnitPart['status'], LocalizedText>>> = {
  entered: { zh: '，本期新增', en: ', new' },
  left: { zh: '，本期不再有', en: ', no longer there' },
  knownLater: { zh: '，上期缺数据', en: ', without data before' },
  lostSight: { zh: '，本期缺数据', en: ', without data now' },
};

function topPhrase({ parts, by }: UnitSplit, words: Wording): LocalizedText {
  const named = parts.filter(({ unit, effect }) => unit !== null && effect * by > 0);
  const top = named.reduce<UnitPart | undefined>(
    (most, part) => (most && Math.abs(most.effect) >= Math.abs(part.effect) ? most : part),
    undefined,
  );
  if (!top) return { zh: '', en: '' };
  const effect = words.signed(top.effect);
  const coming = COMING[top.status] ?? { zh: '', en: '' };
  return {
    zh: `。影响最大的是“${top.name}”（${effect.zh}${coming.zh}）`,
    en: `. The largest part is that of “${top.name}” (${effect.en}${coming.en})`,
  };
}

const GAP_TO: Readonly<Record<UnitGap['against'], LocalizedText>> = {
  line: { zh: '判定线', en: 'line' },
  peers: { zh: '同类中位数', en: 'median of the peers' },
};

export function gapSentence(
  { against, by, parts, reference, unitName }: UnitGap,
  words: Wording,
): LocalizedText | undefined {
  if (by === 0) return undefined;
  const named = parts.filter(({ unit, effect }) => unit !== null && effect * by > 0).slice(0, 3);
  if (named.length === 0) return undefined;
  const amount = words.difference(by);
  const to = GAP_TO[against];
  const list = (lang: 'zh' | 'en') =>
    named
      .map(({ name, effect }) =>
        lang === 'zh' ? `“${name}”（${words.signed(effect).zh}）` : `“${name}” (${words.signed(effect).en})`,
      )
      .join(lang === 'zh' ? '、' : ', ');
  return sentence(
    `与${to.zh} ${words.amount(reference)} 相差 ${amount.zh}，主要来自${unitName.zh}${list('zh')}`,
    `of the ${amount.en} to the ${to.en} of ${words.amount(reference)} most lies with ${list('en')}`,
  );
}

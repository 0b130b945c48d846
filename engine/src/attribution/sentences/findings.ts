import type { LocalizedText } from '../../model/index.js';
import type { AttributionFacts, Finding, FindingKind } from '../attribution.js';
import type { AttributionInput } from '../attribution-input.js';
import type { InputQuality } from '../input-quality.js';
import { chanceSentence } from './chance-sentence.js';
import { earlierSentence } from './earlier-sentence.js';
import { historySentence } from './history-sentence.js';
import { changeSentence, peersSentence } from './place-sentence.js';
import { qualitySentence } from './quality-sentence.js';
import { termsSentence } from './terms-sentence.js';
import { gapSentence, reversalSentence, unitsSentence } from './units-sentence.js';
import { wordingOf } from './wording.js';

interface Weighed extends Finding {
  /** How much it matters to the reader: what forbids a conclusion first, then causes, then the place of the value. */
  readonly weight: number;
}

/** Every piece of evidence in words, what matters most first. */
export function findingsOf(facts: AttributionFacts, input: AttributionInput): Finding[] {
  if (facts.value === null) {
    const sentence = { zh: '本期缺少数据，无法与历史和同类比较。', en: 'There is no value to compare.' };
    const quality = facts.quality && qualitySentence(facts.quality);
    return [
      { kind: 'noValue', sentence },
      ...(quality ? [{ kind: 'quality' as const, sentence: quality }] : []),
    ];
  }
  const { chance, change, earlier, gap, history, peers, quality, terms, units } = facts;
  const words = wordingOf(input.name, facts.unit ?? '', facts.decimals);
  const weighed: Weighed[] = [];
  const add = (kind: FindingKind, weight: number, sentence: LocalizedText | undefined) => {
    if (sentence) weighed.push({ kind, weight, sentence });
  };
  add('reversal', 100, units && reversalSentence(units, words));
  // a value that its own history does not explain is no whim of chance, on whichever side of the line it fell
  const isBeyond = history?.signals.includes('beyond') === true;
  const chanceWeight = isBeyond ? 57 : 95;
  add('chance', chance?.couldExplain ? chanceWeight : 20, chance && chanceSentence(chance, words));
  add('quality', quality ? qualityWeight(quality) : 0, quality && qualitySentence(quality));
  add('units', 80, units && unitsSentence(units, words));
  add('terms', units ? 55 : 78, terms && termsSentence(terms, words));
  add(
    'history',
    history && history.signals.length > 0 ? 70 : 60,
    history && historySentence(history, facts.value, words),
  );
  // a split says the change too; then only a run is left to say
  const isSplit = units !== undefined || terms !== undefined;
  const isTold = isSplit && (facts.worsening ?? 0) < 2;
  add('change', isSplit ? 30 : 75, change && !isTold ? changeSentence(facts, words) : undefined);
  add('gap', units ? 40 : 65, gap && gapSentence(gap, words));
  add('earlier', (earlier?.count ?? 0) > 0 ? 62 : 25, earlier && earlierSentence(earlier));
  add('peers', 50, peers && peersSentence(peers, words));
  if (weighed.length === 0) {
    const zh = '没有可比较的历史数据和同类对象。';
    const en = 'There is neither history nor a peer to compare with.';
    return [{ kind: 'peers', sentence: { zh, en } }];
  }
  return weighed.sort((a, b) => b.weight - a.weight).map(({ kind, sentence }) => ({ kind, sentence }));
}

/** Estimates and corrections belong to the picture; what is missing, late or unchecked comes before any conclusion. */
function qualityWeight({ estimated, late, missing, superseded, unreviewed }: InputQuality): number {
  if (missing + late + unreviewed > 0) return 90;
  return estimated + superseded > 0 ? 58 : 15;
}

/** The two that matter most. */
export function leadOf(findings: readonly Finding[]): LocalizedText {
  const [first, second] = findings.map(({ sentence }) => sentence);
  if (!first) return { zh: '', en: '' };
  return second ? { zh: first.zh + second.zh, en: `${first.en} ${second.en}` } : first;
}

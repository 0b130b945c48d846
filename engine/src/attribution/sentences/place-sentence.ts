import type { LocalizedText } from '../../model/index.js';
import type { PeerEvidence } from '../among-peers.js';
import type { AttributionFacts } from '../attribution.js';
import { joined, type Wording } from './wording.js';

export function peersSentence(peers: PeerEvidence, words: Wording): LocalizedText | undefined {
  return joined([rankPart(peers), medianPart(peers, words)]);
}

function rankPart({ rank, of, group }: PeerEvidence): LocalizedText | undefined {
  if (rank === undefined) return undefined;
  const among = group
    ? { zh: `${of} 个同类对象（${group.zh}）`, en: `${of} peers (${group.en})` }
    : { zh: `${of} 个同类对象`, en: `${of}` };
  return {
    zh: `在 ${among.zh}中由好到差排第 ${rank}`,
    en: `it ranks ${rank} of ${among.en}, the best first`,
  };
}

function medianPart({ median, fromMedian }: PeerEvidence, words: Wording): LocalizedText | undefined {
  if (median === undefined || fromMedian === undefined) return undefined;
  const middle = words.amount(median);
  if (fromMedian === 0) return { zh: `与中位数 ${middle} 持平`, en: `it equals the median of ${middle}` };
  const by = words.difference(fromMedian);
  return fromMedian > 0
    ? { zh: `比中位数 ${middle} 高 ${by.zh}`, en: `it is ${by.en} above the median of ${middle}` }
    : { zh: `比中位数 ${middle} 低 ${by.zh}`, en: `it is ${by.en} below the median of ${middle}` };
}

export function changeSentence(facts: AttributionFacts, words: Wording): LocalizedText | undefined {
  return joined([changePart(facts, words), runPart(facts)]);
}

function changePart({ change }: AttributionFacts, words: Wording): LocalizedText | undefined {
  if (change === undefined) return undefined;
  const { period, by, from } = change;
  if (by === 0) return { zh: `与 ${period} 持平`, en: `it is unchanged since ${period}` };
  const amount = words.difference(by);
  const before = {
    zh: `比 ${period}（${words.amount(from)}）`,
    en: `since ${period} (${words.amount(from)})`,
  };
  return by > 0
    ? { zh: `${before.zh}上升 ${amount.zh}`, en: `it rose by ${amount.en} ${before.en}` }
    : { zh: `${before.zh}下降 ${amount.zh}`, en: `it fell by ${amount.en} ${before.en}` };
}

function runPart({ worsening = 0 }: AttributionFacts): LocalizedText | undefined {
  if (worsening < 2) return undefined;
  return { zh: `已连续 ${worsening} 期变差`, en: `it has been getting worse for ${worsening} periods` };
}

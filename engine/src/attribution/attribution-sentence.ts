import type { LocalizedText } from '../model/index.js';
import type { AttributionFacts, AttributionInput } from './attribution.js';

/** The facts of an attribution as people say them; one sentence. */
export function attributionSentence(
  facts: AttributionFacts,
  { unit = '', value }: AttributionInput,
): LocalizedText {
  const parts = [rankPart(facts), medianPart(facts, unit), changePart(facts, unit), runPart(facts)];
  const said = parts.filter((part) => part !== undefined);
  if (value === null)
    return { zh: '本期缺少数据，无法与历史和同类比较。', en: 'There is no value to compare.' };
  if (said.length === 0) {
    return {
      zh: '没有可比较的历史数据和同类对象。',
      en: 'There is neither history nor a peer to compare with.',
    };
  }
  const en = said.map((part) => part.en).join('; ');
  return {
    zh: `${said.map((part) => part.zh).join('，')}。`,
    en: `${en.charAt(0).toUpperCase()}${en.slice(1)}.`,
  };
}

function rankPart({ rank, of }: AttributionFacts): LocalizedText | undefined {
  if (rank === undefined) return undefined;
  return { zh: `在 ${of} 个同类对象中由好到差排第 ${rank}`, en: `it ranks ${rank} of ${of}, the best first` };
}

function medianPart({ median, fromMedian }: AttributionFacts, unit: string): LocalizedText | undefined {
  if (median === undefined || fromMedian === undefined) return undefined;
  if (fromMedian === 0)
    return { zh: `与中位数 ${median}${unit} 持平`, en: `it equals the median of ${median}${unit}` };
  const by = difference(fromMedian, unit);
  return fromMedian > 0
    ? {
        zh: `比中位数 ${median}${unit} 高 ${by.zh}`,
        en: `it is ${by.en} above the median of ${median}${unit}`,
      }
    : {
        zh: `比中位数 ${median}${unit} 低 ${by.zh}`,
        en: `it is ${by.en} below the median of ${median}${unit}`,
      };
}

function changePart({ change }: AttributionFacts, unit: string): LocalizedText | undefined {
  if (change === undefined) return undefined;
  const { period, by, from } = change;
  if (by === 0) return { zh: `与 ${period} 持平`, en: `it is unchanged since ${period}` };
  const amount = difference(by, unit);
  const before = { zh: `比 ${period}（${from}${unit}）`, en: `since ${period} (${from}${unit})` };
  return by > 0
    ? { zh: `${before.zh}上升 ${amount.zh}`, en: `it rose by ${amount.en} ${before.en}` }
    : { zh: `${before.zh}下降 ${amount.zh}`, en: `it fell by ${amount.en} ${before.en}` };
}

function runPart({ worsening = 0 }: AttributionFacts): LocalizedText | undefined {
  if (worsening < 2) return undefined;
  return { zh: `已连续 ${worsening} 期变差`, en: `it has been getting worse for ${worsening} periods` };
}

/** A difference of percentages is in percentage points. */
function difference(by: number, unit: string): LocalizedText {
  const amount = Math.abs(by);
  if (unit === '%') return { zh: `${amount} 个百分点`, en: `${amount} percentage points` };
  return { zh: `${amount}${unit}`, en: `${amount}${unit}` };
}

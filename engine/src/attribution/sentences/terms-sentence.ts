import type { LocalizedText } from '../../model/index.js';
import type { TermPart, TermSplit } from '../split-terms.js';
import { sentence, withUnit, type Wording } from './wording.js';

const TOLD = 3;

/** What part of the change came from which quantity of the formula. */
export function termsSentence({ by, parts, period }: TermSplit, words: Wording): LocalizedText | undefined {
  const told = parts.slice(0, TOLD);
  if (told.length === 0) return undefined;
  const total = words.signed(by);
  return sentence(
    `按公式看，与 ${period} 相比的变化（${total.zh}）中：${told.map((part) => phrase(part, words).zh).join('，')}`,
    `by the formula, of the change since ${period} (${total.en}): ${told.map((part) => phrase(part, words).en).join(', ')}`,
  );
}

function phrase({ effect, from, label, to, unit = '' }: TermPart, words: Wording): LocalizedText {
  const by = words.signed(effect);
  if (from === null && to === null) return { zh: `${label.zh} ${by.zh}`, en: `${label.en} ${by.en}` };
  const text = (value: TermPart['from']) => (value === null ? '—' : withUnit(value, unit));
  return {
    zh: `${label.zh}由 ${text(from)} 变为 ${text(to)}，影响 ${by.zh}`,
    en: `${label.en} from ${text(from)} to ${text(to)} ${by.en}`,
  };
}

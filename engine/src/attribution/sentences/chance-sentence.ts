import type { LocalizedText } from '../../model/index.js';
import type { ChanceEvidence } from '../chance.js';
import { percent, sentence, type Wording } from './wording.js';

/** Said of small groups, and wherever chance alone could explain the value. */
export function chanceSentence(chance: ChanceEvidence, words: Wording): LocalizedText | undefined {
  const { couldExplain, limits, line, probability, small, successes, trials } = chance;
  if (!couldExplain && !small) return undefined;
  const group = {
    zh: `只有 ${trials} 个样本（其中 ${successes} 个）`,
    en: `there are only ${trials} (of them ${successes})`,
  };
  const band = `${words.amount(limits[0])}–${words.amount(limits[1])}`;
  if (line === undefined || probability === undefined) {
    return sentence(
      `${group.zh}，真实水平可能在 ${band} 之间（95% 置信）`,
      `${group.en}: the true value may be anywhere in ${band} (95 % confidence)`,
    );
  }
  const odds = probability < 0.001 ? '<0.1%' : percent(probability);
  if (couldExplain) {
    const size = small
      ? group
      : { zh: `${trials} 个样本中有 ${successes} 个`, en: `there are ${successes} of ${trials}` };
    return sentence(
      `${size.zh}：即使真实水平正好是 ${words.amount(line)}，偶然出现这样或更差结果的可能性也有 ${odds}，单凭偶然就可以解释越线；真实水平可能在 ${band} 之间`,
      `${size.en}: even if the true value were exactly ${words.amount(line)}, a result like this or worse would happen by chance in ${odds} of cases, so chance alone could explain that it is beyond the line; the true value may be anywhere in ${band}`,
    );
  }
  return sentence(
    `${group.zh}，但偶然出现这样结果的可能性只有 ${odds}，不像是偶然`,
    `${group.en}, yet chance would bring a result like this in only ${odds} of cases`,
  );
}

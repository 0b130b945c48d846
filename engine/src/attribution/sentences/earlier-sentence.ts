import type { LocalizedText } from '../../model/index.js';
import type { EarlierWarnings } from '../earlier-warnings.js';
import { joined } from './wording.js';

export function earlierSentence(earlier: EarlierWarnings): LocalizedText | undefined {
  const { count, dismissed, lastOpenedIn, peers, peersOpen } = earlier;
  const again =
    count === 0
      ? { zh: '以前没有过同样的预警', en: 'it never had this warning before' }
      : {
          zh: `以前有过 ${count} 次同样的预警${lastOpenedIn === undefined ? '' : `，最近一次在 ${lastOpenedIn}`}${dismissed > 0 ? `，其中 ${dismissed} 次被人工关闭` : ''}`,
          en: `it had this warning ${count === 1 ? 'once' : `${count} times`} before${lastOpenedIn === undefined ? '' : `, last in ${lastOpenedIn}`}${dismissed > 0 ? `, ${dismissed} of them dismissed` : ''}`,
        };
  const others =
    peers === 0
      ? undefined
      : peersOpen === 0
        ? { zh: '同类中没有其他对象在预警', en: 'no peer has it now' }
        : {
            zh: `${peers} 个同类中现有 ${peersOpen} 个也在预警`,
            en: `${peersOpen} of ${peers} peers have it now`,
          };
  return joined([again, others]);
}

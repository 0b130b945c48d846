import type { LocalizedText } from '../../model/index.js';
import type { InputQuality, InputState } from '../input-quality.js';
import { joined, percent } from './wording.js';

/** What is doubtful about the data; of sound data only that they are. */
export function qualitySentence(quality: InputQuality): LocalizedText | undefined {
  const { asked, estimated, inputs, missing, superseded, unreviewed } = quality;
  const late = inputs.filter(({ lateDays }) => lateDays !== undefined);
  const days = Math.max(0, ...late.map(({ lateDays = 0 }) => lateDays));
  const doubts = [
    part(
      missing > 0,
      `${asked} 个数据中缺 ${missing} 个${names(inputs, 'missing', 'zh')}`,
      `${missing} of ${asked} values are missing${names(inputs, 'missing', 'en')}`,
    ),
    part(
      late.length > 0,
      `${late.length} 项数据比别处晚到，最多晚 ${days} 天`,
      `${late.length} items came later than elsewhere, by up to ${days} days`,
    ),
    part(
      estimated > 0,
      `${percent(quality.estimatedShare)} 的数据上报时统计周期还没过完三分之二，可能是暂估数`,
      `${percent(quality.estimatedShare)} of the values were reported before two thirds of the period had passed: they may be estimates`,
    ),
    part(
      superseded > 0,
      `${superseded} 个数据更正过${names(inputs, 'superseded', 'zh')}`,
      `${superseded} values were corrected${names(inputs, 'superseded', 'en')}`,
    ),
    part(
      unreviewed > 0,
      `${unreviewed} 个人工填报的数据尚未审核`,
      `${unreviewed} values typed in were not reviewed`,
    ),
  ];
  return (
    joined(doubts) ??
    joined([
      {
        zh: `所依据的 ${asked} 个数据齐全，没有晚到和更正`,
        en: `all ${asked} values that it rests on are there, none late or corrected`,
      },
    ])
  );
}

function part(holds: boolean, zh: string, en: string): LocalizedText | undefined {
  return holds ? { zh, en } : undefined;
}

/** The first three items concerned. */
function names(inputs: readonly InputState[], of: 'missing' | 'superseded', lang: 'zh' | 'en'): string {
  const concerned = [...new Set(inputs.filter((input) => input[of] > 0).map(({ label }) => label[lang]))];
  const list = concerned.slice(0, 3).join(lang === 'zh' ? '、' : ', ');
  return lang === 'zh' ? `（${list}）` : ` (${list})`;
}

import type { LocalizedText } from '../../model/index.js';
import type { ControlChart, ControlSignal } from '../control-chart.js';
import { sentence, type Wording } from './wording.js';

const RUNS: Readonly<Record<Exclude<ControlSignal, 'beyond'>, LocalizedText>> = {
  nearLimit: {
    zh: '最近 4 期中有 3 期靠近同一侧的界限',
    en: 'three of the last four values lie near the same limit',
  },
  oneSide: { zh: '已连续 8 期在平均值的同一侧', en: 'eight values in a row lie on one side of the mean' },
  trend: { zh: '已连续 6 期朝同一方向变化', en: 'six values in a row go the same way' },
};

/** Whether the value is one of those that have always come and gone. */
export function historySentence(chart: ControlChart, value: number, words: Wording): LocalizedText {
  const band = `${words.amount(chart.lower)}–${words.amount(chart.upper)}`;
  const rough = chart.rough
    ? {
        zh: `；只有 ${chart.periods} 期历史，界限仅供参考`,
        en: `; with ${chart.periods} earlier values the limits are rough`,
      }
    : { zh: '', en: '' };
  const now = words.amount(value);
  if (chart.signals.length === 0) {
    return sentence(
      `本期 ${now} 仍在以往正常波动的范围（${band}）内，单看这一期不能说情况变了${rough.zh}`,
      `${now} lies within the normal variation of the past (${band}): this value alone does not say that anything changed${rough.en}`,
    );
  }
  const runs = chart.signals.flatMap((signal) => (signal === 'beyond' ? [] : [RUNS[signal]]));
  const beyond = chart.signals.includes('beyond')
    ? [
        {
          zh: `本期 ${now} 超出以往正常波动的范围（${band}）`,
          en: `${now} lies beyond the normal variation of the past (${band})`,
        },
      ]
    : [];
  const said = [...beyond, ...runs];
  return sentence(
    `${said.map(({ zh }) => zh).join('，')}，不像是偶然波动${rough.zh}`,
    `${said.map(({ en }) => en).join('; ')}: hardly chance${rough.en}`,
  );
}

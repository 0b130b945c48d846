import type { ScoreItem } from '../../src/index.js';
import { TIERS } from './sheet-quality.js';

export const REPUTATION: readonly ScoreItem[] = [
  {
    code: 'R31',
    name: { zh: '科研成果', en: 'research' },
    points: 3,
    kind: 'tieredCount',
    list: 'research',
    tiers: TIERS,
    each: 0.35,
  },
  // a full mark of 6 of which half counts
  {
    code: 'R32',
    name: { zh: '师均社会服务到款', en: 'services per teacher' },
    points: 6,
    weight: 0.5,
    kind: 'ownFloor',
    measure: { numerator: '社会服务到款', denominator: '专任教师数' },
    full: 30000,
  },
  {
    code: 'R33',
    name: { zh: '一年后落实率', en: 'placement after a year' },
    points: 2,
    kind: 'meanSteps',
    measure: '一年后落实率',
    mean: 83.84,
    steps: [
      { behind: 0, points: 2 },
      { behind: 5, points: 1.8 },
      { behind: 10, points: 1.6 },
    ],
    otherwise: 1.2,
  },
  {
    code: 'R34',
    name: { zh: '办学特色案例', en: 'case of excellence' },
    points: 3,
    kind: 'expertEntry',
    entries: 'panel-case',
    outOf: 10,
    combine: 'median',
  },
  {
    code: 'R35',
    name: { zh: '培训规模', en: 'training' },
    points: 2,
    kind: 'meanSteps',
    measure: { numerator: '培训人次', denominator: '折合在校生数' },
    among: '办学层次',
    steps: [
      { behind: 0, points: 2 },
      { behind: 0.5, points: 1.4 },
    ],
    otherwise: 0.7,
  },
  {
    code: 'R36',
    name: { zh: '国际交流', en: 'exchange' },
    points: 3,
    kind: 'peerRatio',
    measure: { numerator: '国际交流人次', denominator: '专任教师数' },
    best: 'highest',
  },
  // a major event in public opinion is worth nothing here and bars the college from passing
  {
    code: 'R37',
    name: { zh: '社会舆情', en: 'public opinion' },
    points: 2,
    kind: 'veto',
    when: '发生重大舆情',
    grade: 'poor',
    mostTotal: 59.99,
    otherwise: {
      code: 'R37s',
      name: { zh: '负面舆情', en: 'negative reports' },
      points: 2,
      kind: 'peerRatio',
      measure: '负面舆情分',
      best: 'lowest',
    },
  },
];

import { valuesOf, type PlantedProblem, type PlantedValue } from '../planted-problem.js';

const of = (programme: string, values: readonly PlantedValue[]): PlantedValue[] =>
  values.map((value) => ({ ...value, programme }));

export const GROUP_PROBLEMS: readonly PlantedProblem[] = [
  {
    code: 'Q1',
    level: 'programme-group',
    subject: 'Q3',
    kind: 'composition',
    period: '2025-2026',
    what: {
      zh: '落实率偏低的扩招专业毕业生由 38 人增至 130 人：各专业的去向落实率都上升或持平，专业群却由 95.8% 降到 93.7%。',
      en: 'A programme with a low placement rate grew from 38 graduates to 130: the rate of every programme rose or stayed the same, that of the group fell from 95.8 % to 93.7 %.',
    },
    values: [
      ...of('Z25', [
        ...valuesOf('programme-graduates', { '2025-2026': 130 }),
        ...valuesOf('programme-placed', { '2023-2024': 36, '2024-2025': 30, '2025-2026': 104 }),
        ...valuesOf('programme-placed-related', { '2023-2024': 29, '2024-2025': 24, '2025-2026': 83 }),
      ]),
      ...of('Z28', valuesOf('programme-placed', { '2025-2026': 83 })),
    ],
    warns: ['group-placement-low'],
  },
];

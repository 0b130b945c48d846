import { periodOfKey, type Indicator, type Rule } from '@zhengai/engine';
import type { DefinitionKind, Store } from '../../src/ports/index.js';
import { tinyCollege, type TinyCollege } from './tiny-college.js';

export const CLASSES = ['A', 'B', 'C', 'D'];
/** Read their own classes, their department, their peers. */
export const AROUND_RULES = ['low-department', 'below-department', 'last-of-all'];

const semester = { periodKind: 'semester' as const };

function indicator(code: string, zh: string, level: string, formula: string): Indicator {
  return {
    ...semester,
    code,
    name: { zh, en: code },
    level,
    direction: 'higher',
    decimals: 1,
    bases: [{ code: 'own', name: { zh: '校内', en: 'Own' }, formula }],
  };
}

function rule(code: string, level: string, indicatorCode: string, operator: string, value: number): Rule {
  return {
    ...semester,
    code,
    name: { zh: code, en: code },
    level,
    indicator: indicatorCode,
    conditions: { all: [{ fact: 'indicator', params: { code: indicatorCode }, operator, value }] },
    event: { type: 'yellow' },
    lifeCycle: { opensAfter: 1, clearsAfter: 1 },
  };
}

const definitions: readonly { kind: DefinitionKind; body: { readonly code: string } }[] = [
  ...[
    indicator(
      'department-rate',
      '学院出勤率',
      'department',
      'sum(children(班级).出勤人次) / sum(children(班级).应到人次) * 100',
    ),
    indicator('ahead', '领先学院', 'class', '出勤率 - parent(二级学院).学院出勤率'),
    indicator('place', '名次', 'class', 'peers(出勤率).rank'),
  ].map((body) => ({ kind: 'indicator' as const, body })),
  ...[
    rule('low-department', 'department', 'department-rate', 'lessThan', 90),
    rule('below-department', 'class', 'ahead', 'lessThan', 0),
    rule('last-of-all', 'class', 'place', 'greaterThan', 3),
  ].map((body) => ({ kind: 'rule' as const, body })),
];

/** Two departments with two classes each; B moves from the first to the second when the autumn semester of 2026 begins. */
export async function collegeAround(store: Store): Promise<TinyCollege> {
  const college = await tinyCollege(store, CLASSES);
  await store.transaction(async (unit) => {
    await unit.definitions.releasePack(
      {
        pack: 'around',
        version: 1,
        name: { zh: '周边', en: 'Around' },
        importedAt: college.clock.now(),
        importedBy: null,
      },
      definitions.map(({ kind, body }) => ({ kind, code: body.code, body })),
    );
    await unit.subjects.upsert([{ level: 'department', code: 'D2', name: '机电工程学院' }]);
    const edge = (child: string, parent: string, dates: object = {}) => ({
      hierarchy: 'administrative',
      child: { level: 'class', code: child },
      parent: { level: 'department', code: parent },
      ...dates,
    });
    await unit.subjects.addEdges([
      edge('A', 'D1'),
      edge('B', 'D1', { validTo: '2026-08-31' }),
      edge('B', 'D2', { validFrom: '2026-09-01' }),
      edge('C', 'D2'),
      edge('D', 'D2'),
    ]);
  });
  return college;
}

/** `low-department D1 2025-2026-2: triggered 88.5`, sorted. */
export async function verdictsAround({ read }: Store): Promise<string[]> {
  const found: string[] = [];
  const subjects = [
    ...(await read.subjects.ofLevel('class')),
    ...(await read.subjects.ofLevel('department')),
  ];
  const codeOf = new Map(subjects.map(({ code, id }) => [id, code]));
  for (const code of AROUND_RULES) {
    for (const { period, subjectId, value, verdict } of await read.verdicts.ofRule(code)) {
      found.push(`${code} ${codeOf.get(subjectId)} ${periodOfKey('semester', period)}: ${verdict} ${value}`);
    }
  }
  return found.sort();
}

import type {
  Attribute,
  DataItem,
  Indicator,
  Level,
  Process,
  Rule,
  Severity,
  Standard,
} from '@zhengai/engine';
import type { DefinitionKind, PersonId, Store, SubjectId } from '../../src/ports/index.js';

const provenance = { confidence: 'design' } as const;

const levels: Level[] = [
  { code: 'programme', name: { zh: '专业', en: 'Programme' }, order: 2 },
  { code: 'department', name: { zh: '二级学院', en: 'Department' }, order: 1 },
];
const severities: Severity[] = [
  { code: 'yellow', name: { zh: '黄色', en: 'Yellow' }, rank: 1, colour: 'yellow' },
  { code: 'red', name: { zh: '红色', en: 'Red' }, rank: 2, colour: 'red' },
];
const attributes: Attribute[] = [
  { code: 'category', name: { zh: '专业类别', en: 'Category' }, level: 'programme', valueType: 'text' },
];
const item = (code: string, zh: string, en: string): DataItem => ({
  code,
  name: { zh, en },
  valueType: 'number',
  unit: '人',
  level: 'programme',
  periodKind: 'academicYear',
  kind: 'stock',
});
const items = [
  item('teachers', '专任教师数', 'full-time teachers'),
  item('skilled-teachers', '双师型教师数', 'skilled teachers'),
];
const indicators: Indicator[] = [
  {
    code: 'skilled-share',
    name: { zh: '双师型教师占比', en: 'share of skilled teachers' },
    level: 'programme',
    periodKind: 'academicYear',
    unit: '%',
    direction: 'higher',
    decimals: 1,
    bases: [
      {
        code: 'own',
        name: { zh: '校内口径', en: 'Own basis' },
        formula: '双师型教师数 / 专任教师数 * 100',
        provenance,
      },
    ],
  },
];
const standards: Standard[] = [
  {
    code: 'programme-standard',
    name: { zh: '专业预警标准', en: 'Standard of programmes' },
    level: 'programme',
    tier: 'college',
    document: { title: '专业预警标准(2025)' },
    hitPolicy: 'FIRST',
    inputs: [{ label: { zh: '专业类别', en: 'Category' }, expression: 'category' }],
    lines: [
      {
        code: 'red',
        name: { zh: '校标红线', en: 'red line' },
        indicator: 'skilled-share',
        operator: 'greaterThanInclusive',
        binding: 'binding',
      },
    ],
    rows: [
      { when: ['"工科"'], lines: { red: 60 } },
      { when: ['-'], lines: { red: 50 } },
    ],
  },
];
export const lowShare: Rule = {
  code: 'low-share',
  name: { zh: '双师占比预警', en: 'Low share of skilled teachers' },
  level: 'programme',
  periodKind: 'academicYear',
  indicator: 'skilled-share',
  conditions: {
    all: [
      {
        fact: 'indicator',
        params: { code: 'skilled-share' },
        operator: 'lessThan',
        value: { fact: 'standard', params: { code: 'programme-standard', line: 'red' } },
      },
    ],
  },
  event: { type: 'red' },
  lifeCycle: { opensAfter: 1, clearsAfter: 1 },
  process: 'improve',
};
export const improve: Process = {
  code: 'improve',
  name: { zh: '标准改进流程', en: 'Standard improvement' },
  nodes: [
    { id: 'start', kind: 'startEvent', name: { zh: '开始', en: 'Start' } },
    {
      id: 'plan',
      kind: 'userTask',
      name: { zh: '填写改进措施', en: 'Describe the measure' },
      instruction: { zh: '说明原因和措施。', en: 'Say why, and what will be done.' },
      assignee: 'responsible',
      dueDays: 10,
      form: [
        { code: 'cause', label: { zh: '原因', en: 'Cause' }, type: 'longText', required: true },
        { code: 'measure', label: { zh: '措施', en: 'Measure' }, type: 'longText', required: true },
      ],
    },
    {
      id: 'effect',
      kind: 'verificationTask',
      name: { zh: '成效确认', en: 'Verify the effect' },
      windowPeriods: 1,
      returnsTo: 'plan',
    },
    { id: 'end', kind: 'endEvent', name: { zh: '结束', en: 'End' } },
  ],
  flows: [
    { id: 'a', from: 'start', to: 'plan' },
    { id: 'b', from: 'plan', to: 'effect' },
    { id: 'c', from: 'effect', to: 'end' },
  ],
};

/** Who and what stands in the small college that the API is tested on. */
export interface College {
  readonly people: Readonly<Record<'admin' | 'office' | 'second' | 'machines' | 'arts', PersonId>>;
  readonly subjects: Readonly<Record<'machinery' | 'painting' | 'machines' | 'arts', SubjectId>>;
}

/** Two departments with a programme each, and somebody who answers for each. */
export async function foundCollege(store: Store): Promise<College> {
  return store.transaction(async (unit) => {
    const definitions: [DefinitionKind, readonly { readonly code: string }[]][] = [
      ['level', levels],
      ['severity', severities],
      ['attribute', attributes],
      ['item', items],
      ['indicator', indicators],
      ['standard', standards],
      ['rule', [lowShare]],
      ['process', [improve]],
    ];
    await unit.definitions.releasePack(
      {
        pack: 'test',
        version: 1,
        name: { zh: '测试包', en: 'Test pack' },
        importedAt: '2026-01-01T00:00:00.000Z',
        importedBy: null,
      },
      definitions.flatMap(([kind, bodies]) => bodies.map((body) => ({ kind, code: body.code, body }))),
    );
    await unit.settings.set({
      college: { name: { zh: '示例职业学院', en: 'Example College' }, fictional: true },
    });
    const [machines, arts, machinery, painting] = await unit.subjects.upsert([
      { level: 'department', code: 'D1', name: '机械学院' },
      { level: 'department', code: 'D2', name: '艺术学院' },
      { level: 'programme', code: 'P1', name: '机械制造及自动化' },
      { level: 'programme', code: 'P2', name: '书画艺术' },
    ]);
    const subjects = {
      machines: machines ?? 0,
      arts: arts ?? 0,
      machinery: machinery ?? 0,
      painting: painting ?? 0,
    };
    await unit.subjects.addEdges([
      {
        hierarchy: 'administrative',
        parent: { level: 'department', code: 'D1' },
        child: { level: 'programme', code: 'P1' },
      },
      {
        hierarchy: 'administrative',
        parent: { level: 'department', code: 'D2' },
        child: { level: 'programme', code: 'P2' },
      },
    ]);
    await unit.subjects.setAttributes([
      { subject: { level: 'programme', code: 'P1' }, attribute: 'category', value: '工科' },
    ]);
    const [admin, office, second, machinesHead, artsHead] = await unit.people.upsert([
      { staffNumber: '1001', name: '管理员甲', roles: ['admin'] },
      { staffNumber: '2001', name: '质量办乙', roles: ['qualityOffice'] },
      { staffNumber: '2002', name: '质量办丙', roles: ['qualityOffice'] },
      { staffNumber: '3001', name: '院长丁', roles: ['owner'], departmentId: subjects.machines },
      { staffNumber: '3002', name: '院长戊', roles: ['owner'], departmentId: subjects.arts },
    ]);
    const people = {
      admin: admin ?? 0,
      office: office ?? 0,
      second: second ?? 0,
      machines: machinesHead ?? 0,
      arts: artsHead ?? 0,
    };
    await unit.people.addResponsibilities([
      {
        kind: 'any',
        code: null,
        subjectId: subjects.machines,
        role: 'responsible',
        personId: people.machines,
        departmentId: subjects.machines,
      },
      {
        kind: 'any',
        code: null,
        subjectId: subjects.arts,
        role: 'responsible',
        personId: people.arts,
        departmentId: subjects.arts,
      },
    ]);
    return { people, subjects };
  });
}

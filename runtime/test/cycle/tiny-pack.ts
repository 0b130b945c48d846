import type { DataItem, Indicator, Process, Rule } from '@zhengai/engine';
import type { DefinitionKind } from '../../src/ports/index.js';

const item = (code: string, zh: string, en: string): DataItem => ({
  code,
  name: { zh, en },
  valueType: 'number',
  level: 'class',
  periodKind: 'semester',
  kind: 'flow',
});

const attendanceRate: Indicator = {
  code: 'attendance-rate',
  name: { zh: '出勤率', en: 'Attendance rate' },
  level: 'class',
  periodKind: 'semester',
  unit: '%',
  direction: 'higher',
  decimals: 1,
  bases: [{ code: 'own', name: { zh: '校内', en: 'Own' }, formula: '出勤人次 / 应到人次 * 100' }],
};

const lowAttendance: Rule = {
  code: 'low-attendance',
  name: { zh: '出勤率偏低', en: 'Low attendance' },
  level: 'class',
  periodKind: 'semester',
  indicator: 'attendance-rate',
  conditions: {
    all: [{ fact: 'indicator', params: { code: 'attendance-rate' }, operator: 'lessThan', value: 90 }],
  },
  event: { type: 'yellow' },
  lifeCycle: { opensAfter: 1, clearsAfter: 1 },
  process: 'improve-attendance',
};

/** Looks one period back; starts nothing. */
const fallingAttendance: Rule = {
  code: 'falling-attendance',
  name: { zh: '出勤率下降', en: 'Falling attendance' },
  level: 'class',
  periodKind: 'semester',
  indicator: 'attendance-rate',
  conditions: {
    all: [
      {
        fact: 'indicator',
        params: { code: 'attendance-rate' },
        operator: 'lessThan',
        value: { fact: 'indicator', params: { code: 'attendance-rate', offset: -1 } },
      },
      { fact: 'indicator', params: { code: 'attendance-rate' }, operator: 'lessThan', value: 96 },
    ],
  },
  event: { type: 'yellow' },
  lifeCycle: { opensAfter: 1, clearsAfter: 1 },
};

/** Has nothing to do with attendance. */
const manyDropouts: Rule = {
  code: 'many-dropouts',
  name: { zh: '流失偏多', en: 'Many dropouts' },
  level: 'class',
  periodKind: 'semester',
  conditions: {
    all: [{ fact: 'item', params: { code: 'dropouts' }, operator: 'greaterThan', value: 3 }],
  },
  event: { type: 'yellow' },
  lifeCycle: { opensAfter: 1, clearsAfter: 1 },
};

export const improveAttendance: Process = {
  code: 'improve-attendance',
  name: { zh: '出勤改进', en: 'Improve attendance' },
  nodes: [
    { id: 'start', kind: 'startEvent', name: { zh: '开始', en: 'Start' } },
    {
      id: 'plan',
      kind: 'userTask',
      name: { zh: '分析原因并采取措施', en: 'Find the cause and act' },
      assignee: 'responsible',
      dueDays: 14,
      form: [
        {
          code: 'cause',
          label: { zh: '原因', en: 'Cause' },
          type: 'longText',
          required: true,
          maxLength: 200,
        },
        {
          code: 'kind',
          label: { zh: '类别', en: 'Kind' },
          type: 'choice',
          required: false,
          options: [{ code: 'teaching', label: { zh: '教学', en: 'Teaching' } }],
        },
      ],
    },
    {
      id: 'verify',
      kind: 'verificationTask',
      name: { zh: '成效确认', en: 'Verify the effect' },
      windowPeriods: 1,
      returnsTo: 'plan',
    },
    { id: 'end', kind: 'endEvent', name: { zh: '结束', en: 'End' } },
  ],
  flows: [
    { id: 'f1', from: 'start', to: 'plan' },
    { id: 'f2', from: 'plan', to: 'verify' },
    { id: 'f3', from: 'verify', to: 'end' },
  ],
};

/** Three rules, one process. */
export const TINY_PACK: readonly {
  readonly kind: DefinitionKind;
  readonly code: string;
  readonly body: unknown;
}[] = [
  { kind: 'level', code: 'class', body: { code: 'class', name: { zh: '班级', en: 'Class' }, order: 1 } },
  {
    kind: 'level',
    code: 'department',
    body: { code: 'department', name: { zh: '二级学院', en: 'Department' }, order: 2 },
  },
  {
    kind: 'severity',
    code: 'yellow',
    body: { code: 'yellow', name: { zh: '黄色', en: 'Yellow' }, rank: 1, colour: 'yellow' },
  },
  ...[
    item('attended', '出勤人次', 'Attended'),
    item('expected', '应到人次', 'Expected'),
    item('dropouts', '流失人数', 'Dropouts'),
  ].map((body) => ({ kind: 'item' as const, code: body.code, body })),
  { kind: 'indicator', code: attendanceRate.code, body: attendanceRate },
  ...[lowAttendance, fallingAttendance, manyDropouts].map((body) => ({
    kind: 'rule' as const,
    code: body.code,
    body,
  })),
  { kind: 'process', code: improveAttendance.code, body: improveAttendance },
];

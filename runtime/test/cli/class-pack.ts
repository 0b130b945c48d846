import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Warnings open in the running year and in the last complete one. */
export const YEAR = new Date().getUTCFullYear();

const FILES = {
  'pack.yaml': `pack: class-pack
version: 1
name: { zh: 班级规则, en: Class rules }
issuer: test
tier: college
official: false
`,
  'levels.yaml': `- { code: class, name: { zh: 班级, en: Class }, order: 1 }
`,
  'severities.yaml': `- { code: yellow, name: { zh: 黄色, en: Yellow }, rank: 1, colour: yellow }
`,
  'attributes.yaml': `- { code: kind, name: { zh: 类别, en: Kind }, level: class, valueType: text }
`,
  'items.yaml': `- { code: attended, name: { zh: 出勤人次, en: Attended }, valueType: number, level: class, periodKind: calendarYear, kind: flow }
- { code: expected, name: { zh: 应到人次, en: Expected }, valueType: number, level: class, periodKind: calendarYear, kind: flow }
`,
  'indicators.yaml': `- code: rate
  name: { zh: 出勤率, en: Attendance }
  level: class
  periodKind: calendarYear
  unit: '%'
  direction: higher
  decimals: 1
  bases: [{ code: own, name: { zh: 校内, en: Own }, formula: 出勤人次 / 应到人次 * 100 }]
`,
  'rules.yaml': `- code: low
  name: { zh: 出勤率偏低, en: Low attendance }
  level: class
  periodKind: calendarYear
  indicator: rate
  conditions:
    all: [{ fact: indicator, params: { code: rate }, operator: lessThan, value: 90 }]
  event: { type: yellow }
  lifeCycle: { opensAfter: 1, clearsAfter: 1 }
  process: improve
`,
  'processes.yaml': `- code: improve
  name: { zh: 出勤改进, en: Improve attendance }
  nodes:
    - { id: start, kind: startEvent, name: { zh: 开始, en: Start } }
    - id: plan
      kind: userTask
      name: { zh: 分析原因, en: Find the cause }
      assignee: responsible
      dueDays: 14
      form: [{ code: cause, label: { zh: 原因, en: Cause }, type: text, required: true }]
    - { id: verify, kind: verificationTask, name: { zh: 成效确认, en: Verify }, windowPeriods: 1, returnsTo: plan }
    - { id: end, kind: endEvent, name: { zh: 结束, en: End } }
  flows:
    - { id: f1, from: start, to: plan }
    - { id: f2, from: plan, to: verify }
    - { id: f3, from: verify, to: end }
`,
} as const;

/** Writes a small pack: one rule about classes, with an improvement. @returns its folder */
export async function writeClassPack(
  folder: string,
  changes: Readonly<Record<string, (text: string) => string>> = {},
): Promise<string> {
  const pack = path.join(folder, 'pack');
  await mkdir(pack, { recursive: true });
  for (const [name, text] of Object.entries(FILES)) {
    await writeFile(path.join(pack, name), changes[name]?.(text) ?? text);
  }
  return pack;
}

/** Rows are `code,name,year,attended,expected`. @returns the YAML's path */
export async function writeClassSource(folder: string, rows: readonly string[]): Promise<string> {
  const yaml = path.join(folder, 'classes.yaml');
  await writeFile(
    yaml,
    `source: classes
file: \${CLASSES}/classes.csv
subject: { level: class, code: code, name: name }
period: { column: year }
knownAt: { constant: ${YEAR}-01-01 }
items:
  attended: { column: attended }
  expected: { column: expected }
`,
  );
  await writeFile(
    path.join(folder, 'classes.csv'),
    `code,name,year,attended,expected\n${rows.map((row) => `${row}\n`).join('')}`,
  );
  return yaml;
}

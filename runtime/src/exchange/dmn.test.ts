import {
  compileDecisionTable,
  EMPTY_DICTIONARY,
  type DecisionTable,
  type Dictionary,
  type HitPolicy,
  type Standard,
} from '@zhengai/engine';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDmn, writeDmn } from './index.js';

const both = (text: string) => ({ zh: text, en: text });

describe('documents of other tools', () => {
  /** As Camunda Modeler writes it: a label beside the expression, typed outputs, no name for a single output. */
  const camunda = (hitPolicy: string, version = '20191111') => `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/${version}/MODEL/" xmlns:dmndi="https://www.omg.org/spec/DMN/20191111/DMNDI/" xmlns:dc="http://www.omg.org/spec/DMN/20180521/DC/" xmlns:modeler="http://camunda.org/schema/modeler/1.0" id="Definitions_0x1" name="DRD" namespace="http://camunda.org/schema/1.0/dmn" exporter="Camunda Modeler" modeler:executionPlatform="Camunda Cloud">
  <decision id="Decision_1k" name="到课率 分级">
    <decisionTable id="DecisionTable_0"${hitPolicy}>
      <input id="Input_1" label="到课率" biodi:width="192" xmlns:biodi="http://bpmn.io/schema/dmn/biodi/2.0">
        <inputExpression id="InputExpression_1" typeRef="number"><text>到课率</text></inputExpression>
      </input>
      <output id="Output_1" label="扣分" name="points" typeRef="number"><outputValues id="v"><text>5,3,1</text></outputValues></output>
      <rule id="Rule_1"><description>一</description><inputEntry id="a"><text>&lt; 60</text></inputEntry><outputEntry id="b"><text>5</text></outputEntry></rule>
      <rule id="Rule_2"><inputEntry id="c"><text>&lt; 80</text></inputEntry><outputEntry id="d"><text>3</text></outputEntry></rule>
      <rule id="Rule_3"><inputEntry id="e"><text></text></inputEntry><outputEntry id="f"><text>1</text></outputEntry></rule>
    </decisionTable>
  </decision>
  <inputData id="InputData_1" name="到课率" />
</definitions>`;
  const dictionary: Dictionary = {
    ...EMPTY_DICTIONARY,
    items: [
      {
        code: 'attendance', name: { zh: '到课率', en: 'Attendance' }, level: 'course', valueType: 'number',
        periodKind: 'semester', kind: 'stock',
      },
    ], // prettier-ignore
  };

  test.each<[string, unknown, number[] | undefined]>([
    [' hitPolicy="UNIQUE"', null, undefined],
    ['', null, undefined],
    [' hitPolicy="ANY"', null, undefined],
    [' hitPolicy="FIRST"', 5, undefined],
    [' hitPolicy="PRIORITY"', 5, undefined],
    [' hitPolicy="COLLECT"', null, [5, 3, 1]],
    [' hitPolicy="RULE ORDER"', null, [5, 3, 1]],
    [' hitPolicy="OUTPUT ORDER"', null, [5, 3, 1]],
    [' hitPolicy="COLLECT" aggregation="SUM"', 9, [5, 3, 1]],
    [' hitPolicy="COLLECT" aggregation="MIN"', 1, [5, 3, 1]],
    [' hitPolicy="COLLECT" aggregation="MAX"', 5, [5, 3, 1]],
    [' hitPolicy="COLLECT" aggregation="COUNT"', 3, [5, 3, 1]],
  ])('a table with%s is read and run', async (hitPolicy, value, values) => {
    const { tables, diagnostics } = await readDmn(camunda(hitPolicy), { level: 'course' });
    expect(diagnostics.map(({ code, path }) => [code, path])).toEqual([['dmn.notTaken', 'dmn/InputData_1']]);
    const [table] = tables as [DecisionTable];
    expect(table).toMatchObject({ code: 'Decision_1k', name: { zh: '到课率 分级' }, level: 'course' });
    expect(table.rows[0]).toEqual({ when: ['< 60'], then: [5], annotation: '一' });
    const decision = compileDecisionTable(table, dictionary).evaluate({ 'item:attendance': 50 });
    expect(decision.values).toEqual({ points: value });
    expect(decision.list?.map(({ points }) => points)).toEqual(values);
  });

  test.each(['20211108', '20230324'])('so is one of edition %s', async (version) => {
    const { tables } = await readDmn(camunda(' hitPolicy="FIRST"', version), { level: 'course' });
    expect(tables).toHaveLength(1);
  });

  test('what cannot be read says so', async () => {
    const codes = async (xml: string) =>
      (await readDmn(xml, { level: 'course' })).diagnostics.map(({ code, severity }) => [code, severity]);
    expect(await codes('<html>')).toEqual([['dmn.unreadable', 'error']]);
    expect(await codes('')).toEqual([['dmn.unreadable', 'error']]);
    const juel = camunda('').replace('<inputEntry id="a">', '<inputEntry id="a" expressionLanguage="juel">');
    expect(await codes(juel)).toContainEqual(['dmn.language', 'error']);
  });
});

const label = fc.record({
  zh: fc.constantFrom('类别', '规模 & <限>', '“线”'),
  en: fc.constantFrom('a', 'b "c"'),
});
const distinct = (count: number, prefix: string) =>
  Array.from({ length: count }, (_, i) => `${prefix}${i + 1}`);

const table: fc.Arbitrary<DecisionTable> = fc
  .tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 1, max: 3 }))
  .chain(([inputs, outputs]) =>
    fc.record({
      code: fc.constantFrom('t', '到课率-1', '2024/x'),
      name: label,
      level: fc.constantFrom('course', '学校'),
      hitPolicy: fc.constantFrom<HitPolicy>(
        'UNIQUE',
        'ANY',
        'PRIORITY',
        'FIRST',
        'RULE ORDER',
        'OUTPUT ORDER',
      ),
      inputs: fc.tuple(
        ...distinct(inputs, 'x').map((name) =>
          fc.record({ label, expression: fc.constant(`${name} * 2 < 3`) }),
        ),
      ),
      outputs: fc.tuple(
        ...distinct(outputs, 'out').map((code) =>
          fc.record(
            {
              code: fc.constant(code),
              label,
              valueType: fc.constantFrom(
                'number' as const,
                'text' as const,
                'boolean' as const,
                'date' as const,
              ),
              values: fc.array(fc.oneof(fc.integer(), fc.constantFrom('红', 'a"b', '1,2'), fc.boolean()), {
                minLength: 1,
                maxLength: 3,
              }),
              default: fc.oneof(fc.integer(), fc.constantFrom('红', '0'), fc.boolean()),
            },
            { requiredKeys: ['code', 'label', 'valueType'] },
          ),
        ),
      ),
      rows: fc.array(
        fc.record(
          {
            when: fc.tuple(
              ...distinct(inputs, '').map(() => fc.constantFrom('-', '< 3', '"工科","农"', '[1..2)')),
            ),
            then: fc.tuple(
              ...distinct(outputs, '').map(() =>
                fc.oneof(
                  fc.integer(),
                  fc.constantFrom(0.5, -1.25, true, false, null, '"红牌"', 'x1 + 1', '"<&>"'),
                ),
              ),
            ),
            annotation: fc.constantFrom('表一 第 3 行', '<注>'),
          },
          { requiredKeys: ['when', 'then'] },
        ),
        { maxLength: 4 },
      ),
    }),
  );

test('a table that was written is read again as it was', async () => {
  await fc.assert(
    fc.asyncProperty(
      table,
      fc.constantFrom('1.3' as const, '1.4' as const, '1.5' as const),
      async (one, version) => {
        const xml = await writeDmn({ tables: [one] }, { name: '表', version });
        const { tables, diagnostics } = await readDmn(xml, { level: 'other' });
        expect(diagnostics).toEqual([]);
        expect(tables).toEqual([one]);
      },
    ),
    { seed: 20040206, numRuns: 100 },
  );
});

test('a standard keeps its document, lines, editions and trust', async () => {
  const edition = {
    document: { title: '办学条件指标', number: '教发〔2004〕2号' },
    hitPolicy: 'UNIQUE' as const,
    inputs: [{ label: { zh: '类别', en: 'Category' }, expression: 'category' }],
    rows: [
      { when: ['"工科"'], lines: { pass: 18, limit: 22 }, clause: '表一', confidence: 'checked' as const },
      { when: ['"体育"'], lines: { pass: 13 } },
    ],
  };
  const standard: Standard = {
    code: 'jiaofa',
    name: { zh: '办学条件', en: 'Conditions' },
    level: 'college',
    tier: 'national',
    ...edition,
    inForceFrom: '2004-02-06',
    lines: ['pass', 'limit'].map((code) => ({
      code, name: both(code), indicator: 'ratio', operator: 'lessThanInclusive' as const, binding: 'binding' as const,
    })), // prettier-ignore
    editions: [{ ...edition, inForceTo: '2004-02-05' }],
  };
  const { standards, tables } = await readDmn(await writeDmn({ standards: [standard] }, { name: '标准' }), {
    level: 'x',
  });
  expect([standards, tables]).toEqual([[standard], []]);
});

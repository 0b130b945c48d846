import fc from 'fast-check';
import { Check } from 'typebox/value';
import { describe, expect, test } from 'vitest';
import { runPackCases } from '../testing/index.js';
import { PackSchema, validatePack, type Pack } from './index.js';
import { schemaDiagnostics } from './schema-diagnostics.js';

const both = (zh: string, en: string) => ({ zh, en });

/** A small sound pack, anew for each test so that each may spoil its own. */
function samplePack() {
  return {
    pack: 'sample',
    version: 1,
    name: both('示例', 'Sample'),
    issuer: '质量办',
    tier: 'college',
    official: false,
    parameters: [
      { code: 'share', name: both('系数', 'Share'), value: 0.5 },
      { code: 'places', name: both('小数', 'Decimals'), value: 2 },
      {
        code: 'counted',
        name: both('范围', 'Counted'),
        value: 'all',
        options: [
          { code: 'all', name: both('全部', 'All'), formula: '(专任教师数 + 外聘教师数 * ${share})' },
          { code: 'own', name: both('专任', 'Own'), formula: '专任教师数' },
        ],
      },
    ],
    levels: [{ code: 'college', name: both('学校', 'College'), order: 1 }],
    severities: [{ code: 'red', name: both('红', 'Red'), rank: 1, colour: 'red' }],
    attributes: [{ code: 'category', name: both('类别', 'Category'), level: 'college', valueType: 'text' }],
    items: ['students:在校生数', 'own:专任教师数', 'external:外聘教师数'].map((text) => {
      const [code = '', zh = ''] = text.split(':');
      return {
        code,
        name: both(zh, code),
        level: 'college',
        valueType: 'number',
        periodKind: 'academicYear',
        kind: 'stock',
      };
    }),
    indicators: [
      {
        code: 'ratio',
        name: both('生师比', 'Ratio'),
        level: 'college',
        periodKind: 'academicYear',
        direction: 'lower',
        decimals: '${places}' as string | number,
        bases: [{ code: 'main', name: both('主', 'Main'), formula: '在校生数 / ${counted}' }],
      },
    ],
    standards: [
      {
        code: 'lines',
        name: both('标准', 'Lines'),
        level: 'college',
        tier: 'college',
        document: { title: '校标' },
        hitPolicy: 'FIRST',
        inputs: [{ label: both('类别', 'Category'), expression: '类别' }],
        lines: [
          {
            code: 'limit',
            name: both('上限', 'Limit'),
            indicator: 'ratio',
            operator: 'lessThanInclusive',
            binding: 'binding',
          },
        ],
        rows: [
          { when: ['"医学"'], lines: { limit: 16 } },
          { when: ['-'], lines: { limit: 18 } },
        ],
      },
    ],
    rules: [
      {
        code: 'too-high',
        name: both('生师比过高', 'Too high'),
        level: 'college',
        periodKind: 'academicYear',
        indicator: 'ratio',
        conditions: {
          all: [
            {
              fact: 'indicator',
              params: { code: 'ratio' },
              operator: 'greaterThan',
              value: { fact: 'standard', params: { code: 'lines', line: 'limit' } },
            },
          ],
        } as unknown,
        event: { type: 'red' },
        lifeCycle: { opensAfter: 1, clearsAfter: 1 },
        process: 'improve',
      },
    ],
    processes: [
      {
        code: 'improve',
        name: both('改进', 'Improve'),
        nodes: [
          { id: 'start', kind: 'startEvent', name: both('开始', 'Start') },
          {
            id: 'plan',
            kind: 'userTask',
            name: both('方案', 'Plan'),
            assignee: 'responsible',
            dueDays: 7 as number | string,
            form: [],
          },
          { id: 'end', kind: 'endEvent', name: both('结束', 'End') },
        ],
        flows: [
          { id: 'a', from: 'start', to: 'plan' },
          { id: 'b', from: 'plan', to: 'end' },
        ],
      },
    ],
    cases: [
      {
        name: '医学 16.01',
        rule: 'too-high',
        facts: { 'indicator:ratio': 16.01 },
        attributes: { category: '医学' },
        expect: 'triggered',
      },
      {
        name: '由数据项算出',
        rule: 'too-high',
        facts: { 'item:students': 1800, 'item:own': 90, 'item:external': 20, 'attribute:category': '工科' },
        expect: 'clear',
      },
      {
        name: '折算',
        indicator: 'ratio',
        facts: { 'item:students': 2000, 'item:own': 90, 'item:external': 30 },
        expect: 19.05,
      },
      { name: '行', standard: 'lines', facts: { 'attribute:category': '医学' }, expect: { limit: 16 } },
      {
        name: '缺数据',
        rule: 'too-high',
        facts: { 'attribute:category': '工科' },
        expect: { verdict: 'unknown', missing: ['indicator:ratio'] },
      },
    ] as unknown[],
  };
}
type Sample = ReturnType<typeof samplePack>;

test('a sound pack comes back whole, its parameters put in, its lists there', () => {
  const { pack, diagnostics } = validatePack(samplePack());
  expect(diagnostics).toEqual([]);
  expect(pack?.indicators[0]?.decimals).toBe(2);
  expect(pack?.indicators[0]?.bases[0]?.formula).toBe('在校生数 / (专任教师数 + 外聘教师数 * 0.5)');
  expect(pack?.parameters[0]?.value).toBe(0.5);
  const head = {
    pack: 'p',
    version: 1,
    name: both('空', 'Empty'),
    issuer: 'x',
    tier: 'college',
    official: false,
  };
  expect(validatePack(head).pack).toMatchObject({ items: [], rules: [], cases: [] });
});

test('a college’s own values replace the pack’s', () => {
  const { pack } = validatePack(samplePack(), { parameters: { counted: 'own', places: 0 } });
  expect(pack?.indicators[0]).toMatchObject({ decimals: 0, bases: [{ formula: '在校生数 / 专任教师数' }] });
  const wrong = validatePack(samplePack(), { parameters: { counted: 'nobody' } });
  expect(wrong.diagnostics[0]).toMatchObject({ code: 'pack.parameter', path: 'parameters/counted' });
});

type Spoil = (pack: Sample & Record<string, unknown>) => unknown;
const at = <T>(list: T[], i = 0): T => list[i] as T;

const WRONG: [what: string, spoil: Spoil, code: string, path: string, zh: string][] = [
  ['a missing property', (p) => delete (p as { issuer?: string }).issuer, 'pack.shape.required', 'pack', '缺少“issuer”'],
  ['a version that is a text', (p) => Object.assign(p, { version: '1' }), 'pack.shape.type', 'version', '应为整数'],
  ['a tier out of the list', (p) => (p.tier = '国标'), 'pack.shape.value', 'tier', '之一'],
  ['a code with a space', (p) => (p.pack = '我的 包'), 'pack.shape.pattern', 'pack', '不能作编码'],
  ['an empty name', (p) => (at(p.items).name.zh = ''), 'pack.shape.short', 'items/students/name/zh', '不能为空'],
  ['a number below its least', (p) => (at(p.rules).lifeCycle.opensAfter = 0), 'pack.shape.minimum', 'rules/too-high/lifeCycle/opensAfter', '不能小于 1'],
  ['a list that is none', (p) => Object.assign(p, { items: 'x' }), 'pack.shape.type', 'items', '应为列表'],
  ['a node of no kind', (p) => (at(at(p.processes).nodes, 1).kind = 'task'), 'pack.shape.value', 'processes/improve/nodes/1/kind', 'userTask'],
  ['a node’s own property', (p) => (at(at(p.processes).nodes, 1).dueDays = '七'), 'pack.shape.type', 'processes/improve/nodes/1/dueDays', '应为整数'],
  ['a code twice', (p) => p.items.push(at(p.items)), 'pack.duplicate', 'items/students', '不止一次'],
  ['an unknown parameter', (p) => (at(p.items).name.zh = '${nobody}'), 'pack.parameter', 'items/0/name/zh', '没有参数'],
  ['an unknown level', (p) => (at(p.items).level = 'x'), 'pack.level.unknown', 'items/students/level', '层面'],
  ['an unknown process', (p) => (at(p.rules).process = 'x'), 'pack.process.unknown', 'rules/too-high/process', '流程'],
  ['a formula with an unknown name', (p) => (at(at(p.indicators).bases).formula = '在校生 / 2'), 'feel.name.unknown', 'indicators/ratio/bases/0/formula', '是否指'],
  ['a cell that cannot be read', (p) => (at(at(p.standards).rows).when = ['"医学']), 'feel.text.open', 'standards/lines/rows/0/when/0', '右引号'],
  ['a rule about nothing', (p) => (at(p.rules).indicator = 'x'), 'rule.indicator.unknown', 'rules/too-high/indicator', 'x'],
  ['an unknown severity', (p) => (at(p.rules).event.type = 'x'), 'rule.severity.unknown', 'rules/too-high/event/type', 'x'],
  ['conditions of no form', (p) => (at(p.rules).conditions = 5), 'rule.', 'rules/too-high/conditions', ''],
  ['a case about two things', (p) => (p.cases = [{ name: '案例', rule: 'too-high', standard: 'lines', facts: {}, expect: 'clear' }]), 'pack.case.subject', 'cases/0', '只写一个'],
  ['a case about nothing', (p) => (p.cases = [{ name: '案例', rule: 'x', facts: {}, expect: 'clear' }]), 'pack.case.rule.unknown', 'cases/0/rule', '没有定义'],
  ['a case with an unknown fact', (p) => (p.cases = [{ name: '案例', rule: 'too-high', facts: { 'item:x': 1 }, expect: 'clear' }]), 'pack.case.fact.unknown', 'cases/0/facts/item:x', '没有定义'],
  ['a case with another outcome', (p) => (p.cases = [{ name: '案例', rule: 'too-high', facts: {}, expect: 1 }]), 'pack.case.expect', 'cases/0/expect', 'triggered'],
  ['an outcome out of the list', (p) => (p.cases = [{ name: '案例', rule: 'too-high', facts: {}, expect: 'red' }]), 'pack.shape.value', 'cases/0/expect', '之一'],
]; // prettier-ignore

test.each(WRONG)('%s is found where it is', (_what, spoil, code, path, zh) => {
  const pack = samplePack();
  spoil(pack);
  const { diagnostics } = validatePack(pack);
  const found = diagnostics.find((one) => one.severity === 'error');
  expect(found?.code, JSON.stringify(diagnostics)).toContain(code);
  expect(found?.path).toContain(path);
  expect(found?.message.zh).toContain(zh);
  expect(found?.message.en).not.toBe('');
});

test('a property that nothing knows is a warning: mostly a slip', () => {
  const pack = samplePack();
  Object.assign(at(pack.items), { uint: '人' });
  const { pack: sound, diagnostics } = validatePack(pack);
  expect(sound).toBeDefined();
  expect(diagnostics).toMatchObject([
    { code: 'pack.shape.property', severity: 'warning', path: 'items/students/uint' },
  ]);
});

test('rules that wait for each other’s verdict are named in their circle', () => {
  const pack = samplePack();
  const [rule] = pack.rules;
  const on = (code: string) => ({
    all: [{ fact: 'verdict', params: { code, offset: -1 }, operator: 'equal', value: 'triggered' }],
  });
  pack.rules = ['x', 'y'].map((code, i) => ({
    ...(rule as Sample['rules'][0]),
    code,
    conditions: on(i ? 'x' : 'y'),
  }));
  pack.cases = [];
  const { diagnostics } = validatePack(pack);
  expect(diagnostics[0]).toMatchObject({ code: 'plan.cycle', path: 'rules/x' });
});

test.each<[string, unknown]>([
  ['nothing', undefined],
  ['null', null],
  ['a list', []],
  ['a text', 'pack: x'],
])('%s is no pack', (_what, input) => {
  const { pack, diagnostics } = validatePack(input);
  expect(pack).toBeUndefined();
  expect(diagnostics[0]?.code).toBe('pack.shape.type');
});

test('a bomb is refused before anything walks into it', () => {
  let deep: unknown = 1;
  for (let i = 0; i < 100_000; i++) deep = [deep];
  expect(validatePack({ ...samplePack(), items: deep }).diagnostics[0]?.code).toBe('pack.tooDeep');
  const wide = Array.from({ length: 2_000_001 }, () => 0);
  expect(validatePack({ ...samplePack(), items: wide }).diagnostics[0]?.code).toBe('pack.tooLarge');
});

test('a pack may name what is installed', () => {
  const { pack: base } = validatePack(samplePack());
  const own = {
    pack: 'own',
    version: 1,
    name: both('自有', 'Own'),
    issuer: 'x',
    tier: 'college',
    official: false,
  };
  const rules = [{ ...samplePack().rules[0], code: 'mine' }];
  expect(validatePack({ ...own, rules }).pack).toBeDefined();
  expect(validatePack({ ...own, rules }).diagnostics.some(({ severity }) => severity === 'error')).toBe(true);
  const installed = { dictionary: base as Pack, processes: (base as Pack).processes };
  expect(validatePack({ ...own, rules }, { installed }).diagnostics).toEqual([]);
});

test('cases are run as they would be judged', () => {
  const pack = validatePack(samplePack()).pack as Pack;
  expect(runPackCases(pack)).toEqual({ passed: 5, failed: [] });
  const wrong = {
    ...pack,
    cases: pack.cases.map((one) => (one.rule ? { ...one, expect: 'unknown' as const } : one)),
  };
  const { passed, failed } = runPackCases(wrong);
  expect([passed, failed.map(({ name }) => name)]).toEqual([3, ['医学 16.01', '由数据项算出']]);
  expect(failed[0]?.message.zh).toBe('期望 "unknown",实际 "triggered"');
});

describe('laws', () => {
  test('findings of the shape are errors exactly where the schema says no', () => {
    const base = { ...validatePack(samplePack()).pack } as Record<string, unknown>;
    const places = pathsIn(base);
    const anything = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom('college', 'x y', '', -1, 1.5, 'userTask', 'red', true),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...places),
        fc.option(anything, { nil: undefined, freq: 5 }),
        (place, value) => {
          const spoiled = structuredClone(base);
          put(spoiled, place, value);
          const found = schemaDiagnostics(PackSchema, spoiled, '');
          const refused = found.some(({ severity }) => severity === 'error');
          expect([place.join('/'), refused]).toEqual([place.join('/'), !Check(PackSchema, spoiled)]);
        },
      ),
      { seed: 20040206, numRuns: 1500 },
    );
  });
});

function pathsIn(value: unknown, path: string[] = []): string[][] {
  const own = path.length === 0 ? [] : [path];
  if (typeof value !== 'object' || value === null) return own;
  return [...own, ...Object.entries(value).flatMap(([key, one]) => pathsIn(one, [...path, key]))];
}

/** `undefined` takes the property away. */
function put(target: unknown, path: readonly string[], value: unknown): void {
  const last = path.at(-1) as string;
  let holder = target as Record<string, unknown>;
  for (const key of path.slice(0, -1)) holder = holder[key] as Record<string, unknown>;
  if (value === undefined && !Array.isArray(holder)) delete holder[last];
  else holder[last] = value ?? null;
}

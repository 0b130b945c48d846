import { expect, test } from 'vitest';
import { EMPTY_DICTIONARY, type Dictionary } from '../model/index.js';
import { checkFormula, feelNames, tokenizeFormula } from './index.js';

const item = (
  code: string,
  zh: string,
  en: string,
  level = 'college',
  valueType: 'number' | 'text' = 'number',
) => ({
  code,
  name: { zh, en },
  level,
  valueType,
  unit: '人',
  periodKind: 'academicYear' as const,
  kind: 'stock' as const,
});

const dictionary: Dictionary = {
  ...EMPTY_DICTIONARY,
  levels: [
    { code: 'college', name: { zh: '学校', en: 'College' }, order: 1 },
    { code: 'major', name: { zh: '专业', en: 'Programme' }, order: 2 },
  ],
  attributes: [
    { code: 'category', name: { zh: '类别', en: 'Category' }, level: 'college', valueType: 'text' },
  ],
  items: [
    item('students', '在校生数', 'Students'),
    item('teachers', '专任教师数', 'Full-time teachers'),
    item('external', '教师(含外聘)', 'Teachers with external'),
    item('double', '重名', 'Double'),
    item('double-2', '重名', 'Double 2'),
    item('enrolment', '报到人数', 'Enrolment', 'major'),
  ],
};

/** `|` marks the range of the finding in the formula. */
const WRONG: [marked: string, code: string, inMessage: string][] = [
  ['|在校生|/ 2', 'feel.name.unknown', '是否指“在校生数”'],
  ['在校生数 / |专任教数|', 'feel.name.unknown', '是否指“专任教师数”'],
  ['|students_total| + 1', 'feel.name.unknown', '是否指“students”'],
  ['在校生数 + |报到人数|', 'feel.name.otherLevel', '“专业”层面'],
  ['|重名| + 1', 'feel.name.ambiguous', 'item:double、item:double-2'],
  ['|2024年招生| / 2', 'feel.name.unknown', '2024年招生'],
  ['|在校生数 专任教师数|', 'feel.operator.missing', '缺少运算符'],
  ['|在校生数|(专任教师数)', 'feel.operator.missing', '不是函数'],
  ['在校生数 / |/| 2', 'feel.syntax', '“/”之后不能是“/”'],
  ['在校生数 |+|', 'feel.syntax', '没有写完'],
  ['|(|在校生数 + 1', 'feel.syntax', '缺少“)”'],
  ['在校生数 + 1|)|', 'feel.syntax', '配对'],
  ['|5 在校生数|', 'feel.syntax', '缺少运算符'],
  ['if 在校生数 > 1 then 2||', 'feel.syntax', '缺少“else”'],
  ['if 在校生数 > 1||', 'feel.syntax', '缺少“then”'],
  ['|*| 2', 'feel.syntax', '开头'],
  ['|> 3|', 'feel.comparison.left', '左边'],
  ['在校生数 |&|& true', 'feel.character', 'and'],
  ['类别 = |‘|工科’', 'feel.character', '双引号'],
  ['10|%|3', 'feel.character', 'modulo'],
  ['在校生数 > 1 |且| 在校生数 < 3', 'feel.syntax', 'and'],
  ['在校生数 |大于| 3', 'feel.syntax', '>'],
  ['|若| 在校生数 > 1 则 1 否则 2', 'feel.syntax', 'then'],
  ['在校生数 > |１，|０００', 'feel.syntax', '千位'],
  ['类别 = |"工科|', 'feel.text.open', '右引号'],
  ['||', 'feel.empty', '空'],
  ['|类别| + 1', 'feel.type', '“类别”是文字，这里需要数'],
  ['类别 > |3|', 'feel.type', '“3”是数，这里需要文字'],
  ['|在校生数| and true', 'feel.type', '是非值'],
  ['if |在校生数| then 1 else 2', 'feel.type', '是非值'],
  ['round half up(|类别|, 2)', 'feel.type', '需要数'],
  ['|abs(1, 2)|', 'feel.function.arguments', '1 个参数'],
  ['|roundup|(1, 2)', 'feel.function.unknown', 'round up'],
  ['1 + |abs|', 'feel.function.brackets', '括号'],
  ['|previous()|', 'feel.function.arguments', '上期'],
  ['previous(在校生数, |0|)', 'feel.periodCount', '整数'],
  ['1 + |today()|.year', 'feel.clock', '随时间变化'],
  ['sum(for x in [1] return x * |未知项|)', 'feel.name.unknown', '未知项'],
]; // prettier-ignore

test.each(WRONG)('%s: %s', (marked, code, inMessage) => {
  const text = marked.replaceAll('|', '');
  const from = marked.indexOf('|');
  const to = marked.lastIndexOf('|') - 1;
  const { diagnostics, type } = checkFormula(text, dictionary, 'college');
  const found = diagnostics.find((diagnostic) => diagnostic.code === code);
  expect(found, JSON.stringify(diagnostics)).toBeDefined();
  expect(found?.message.zh).toContain(inMessage);
  expect(found?.message.en).not.toMatch(/[\u4e00-\u9fff]{8}/);
  expect(found?.severity).toBe('error');
  expect([found?.from, found?.to]).toEqual([from, to]);
  expect(type).toBeUndefined();
});

test('too long and too deep a formula are findings, not crashes', () => {
  expect(checkFormula('1+'.repeat(2100) + '1', dictionary, 'college').diagnostics[0]?.code).toBe(
    'feel.tooLong',
  );
  expect(
    checkFormula('('.repeat(900) + '1' + ')'.repeat(900), dictionary, 'college').diagnostics[0]?.code,
  ).toBe('feel.tooDeep');
  expect(checkFormula('1+'.repeat(1900) + '1', dictionary, 'college').diagnostics[0]?.code).toBe(
    'feel.tooDeep',
  );
});

test('names are reported where they stand in the text as typed', () => {
  const text = '（在校生数 － previous(教师（含外聘）)）÷ Full-time  teachers';
  const { names, unit, type, diagnostics } = checkFormula(text, dictionary, 'college');
  expect(diagnostics).toEqual([]);
  expect(type).toBe('number');
  expect(unit).toBeUndefined();
  expect(names.map(({ text: typed, from, to, ref }) => [typed, text.slice(from, to), ref])).toEqual([
    ['在校生数', '在校生数', { kind: 'item', code: 'students' }],
    ['教师（含外聘）', '教师（含外聘）', { kind: 'item', code: 'external', offset: -1 }],
    ['Full-time  teachers', 'Full-time  teachers', { kind: 'item', code: 'teachers' }],
  ]);
  expect(checkFormula('在校生数 - 专任教师数', dictionary, 'college').unit).toBe('人');
});

test('a definition’s own name means the item of that name', () => {
  const own = {
    ...dictionary,
    indicators: [
      {
        code: 'students-total',
        name: { zh: '在校生数', en: 'Students total' },
        level: 'college',
        periodKind: 'academicYear' as const,
        direction: 'higher' as const,
        decimals: 0,
        bases: [{ code: 'main', name: { zh: '主', en: 'main' }, formula: '在校生数' }],
      },
    ],
  };
  expect(checkFormula('在校生数', own, 'college').diagnostics[0]?.code).toBe('feel.name.ambiguous');
  const self = { kind: 'indicator', code: 'students-total' };
  const check = checkFormula('在校生数', own, 'college', { self });
  expect(check.diagnostics).toEqual([]);
  expect(check.names[0]?.ref).toEqual({ kind: 'item', code: 'students' });
});

test('completion knows every spelling of the level’s names', () => {
  const names = feelNames(dictionary, 'major');
  expect(names.map(({ text }) => text)).toEqual(['报到人数', 'Enrolment', 'enrolment']);
  expect(names[0]).toMatchObject({
    valueType: 'number',
    unit: '人',
    ref: { kind: 'item', code: 'enrolment' },
  });
});

test('tokens for highlighting cover the text in order', () => {
  const text = 'if 在校生数 ≥ 50% then round half up(1.5, 0) else "无" // 说明';
  const tokens = tokenizeFormula(text, feelNames(dictionary, 'college'));
  expect(tokens.map(({ kind, from, to }) => `${kind}:${text.slice(from, to)}`)).toEqual([
    'keyword:if', 'name:在校生数', 'operator:≥', 'percent:50%', 'keyword:then', 'function:round half up',
    'punctuation:(', 'number:1.5', 'punctuation:,', 'number:0', 'punctuation:)', 'keyword:else', 'text:"无"',
    'comment:// 说明',
  ]); // prettier-ignore
  expect(tokenizeFormula('在校生数').map(({ kind }) => kind)).toEqual(['word']);
});

import type { Diagnostic } from '../model/index.js';

type Values = readonly (string | number)[];
type Phrase = (values: Values) => readonly [zh: string, en: string];

/** What can be wrong with a score sheet. */
const PHRASES = {
  'score.shape.invalid': ([what]) => [
    `评分表的写法不对：${what}`,
    `The sheet is not written as it must be: ${what}`,
  ],
  'score.level.unknown': ([level]) => [
    `没有编码为“${level}”的层面，请先定义该层面`,
    `There is no level “${level}”: define it first`,
  ],
  'score.item.duplicate': ([code]) => [
    `编码“${code}”在评分表中出现了不止一次`,
    `The code “${code}” stands more than once in the sheet`,
  ],
  'score.points.sum': ([stated, sum]) => [
    `写明满分为 ${stated}，各项相加为 ${sum}，请核对`,
    `The full mark is stated as ${stated}, the items add up to ${sum}: check which is right`,
  ],
  'score.measure.notNumber': () => ['这里的公式应得出一个数', 'The formula here must give a number'],
  'score.condition.notBoolean': () => [
    '这里的公式应是一个判断（是或否）',
    'The formula here must be a condition (true or false)',
  ],
  'score.standard.unknown': ([code]) => [`没有标准“${code}”`, `There is no standard “${code}”`],
  'score.line.unknown': ([standard, code]) => [
    `标准“${standard}”没有标准线“${code}”`,
    `The standard “${standard}” has no line “${code}”`,
  ],
  'score.line.indicator': ([pass, zero]) => [
    `标准线“${pass}”与“${zero}”所判的指标或口径不同，不能用在同一项`,
    `The lines “${pass}” and “${zero}” judge different indicators or bases: one item cannot use both`,
  ],
  'score.limits.order': ([zero, full]) => [
    `零分线 ${zero} 比满分线 ${full} 还要严，二者写反了`,
    `The zero limit ${zero} asks for more than the full mark does (${full}): they are the wrong way round`,
  ],
  'score.linear.zero': () => ['按直线给分需要写明零分线', 'Points along a straight line need a zero limit'],
  'score.steps.order': () => [
    '分档应从小到大排列（与均值的差距）',
    'The steps must stand in ascending order of how far behind the mean they reach',
  ],
  'score.steps.points': ([points, full]) => [
    `这一档的 ${points} 分超过了满分 ${full}`,
    `The ${points} points of this step are more than the full mark ${full}`,
  ],
  'score.tier.duplicate': ([code]) => [`等级“${code}”重复`, `The tier “${code}” is used twice`],
  'score.case.unreachable': () => [
    '前一类没有条件，这一类永远用不到',
    'The case before has no condition: this one is never reached',
  ],
  'score.survey.answer': ([answer]) => [`没有选项“${answer}”`, `There is no answer “${answer}”`],
  'score.survey.count': ([zh, en]) => [
    `没有写明选项“${zh}”的人数，指数会偏高或偏低`,
    `The count of the answer “${en}” is not given: the index would be wrong`,
  ],
  'score.survey.respondents': () => [
    '规定了最少答卷数，但没有写明答卷数怎么取',
    'A minimum of respondents is set, but not how many there were (respondents)',
  ],
  'score.grade.order': ([code]) => [
    `等级“${code}”的分数线不低于前一等级，等级应从高到低排列`,
    `The grade “${code}” does not begin below the one before: grades stand best first`,
  ],
  'score.grade.duplicate': ([code]) => [`等级“${code}”重复`, `The grade “${code}” is used twice`],
  'score.grade.unreachable': ([code]) => [
    `前一等级没有任何条件，等级“${code}”永远得不到`,
    `The grade before has no condition: nobody gets “${code}”`,
  ],
  'score.grade.open': ([code]) => [
    `低于最后一个等级“${code}”的得分没有等级；最后一个等级通常不写分数线`,
    `Totals below the last grade “${code}” have no grade; the last grade usually has no limit`,
  ],
  'score.grade.unknown': ([code]) => [`没有等级“${code}”`, `There is no grade “${code}”`],
  'score.grade.item': ([code]) => [`评分表中没有项目“${code}”`, `The sheet has no item “${code}”`],
  'score.grade.points': ([code, points, full]) => [
    `要求“${code}”得 ${points} 分，而该项满分只有 ${full}`,
    `“${code}” is asked to have ${points} points, its full mark is ${full}`,
  ],
  'score.agreement.order': ([code]) => [
    `结论“${code}”要求的一致数不少于前一结论，结论应从好到差排列`,
    `The conclusion “${code}” does not ask for fewer agreements than the one before: best first`,
  ],
  'score.agreement.most': ([code, from, count]) => [
    `结论“${code}”要求 ${from} 个要素一致，而要素只有 ${count} 个`,
    `The conclusion “${code}” asks for ${from} agreements, there are only ${count} elements`,
  ],
} as const satisfies Readonly<Record<string, Phrase>>;

export type ScoreDiagnosticCode = keyof typeof PHRASES;

/** Findings that do not keep a sheet from being used. */
const WARNINGS: ReadonlySet<ScoreDiagnosticCode> = new Set<ScoreDiagnosticCode>([
  'score.grade.open',
  'score.grade.unreachable',
  'score.case.unreachable',
]);

export const SCORE_DIAGNOSTIC_CODES = Object.keys(PHRASES) as readonly ScoreDiagnosticCode[];

export function scoreDiagnostic(code: ScoreDiagnosticCode, path: string, values: Values): Diagnostic {
  const phrase: Phrase = PHRASES[code];
  const [zh, en] = phrase(values);
  return { code, severity: WARNINGS.has(code) ? 'warning' : 'error', path, message: { zh, en } };
}

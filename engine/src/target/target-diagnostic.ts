import type { Diagnostic } from '../model/index.js';

type Values = readonly (string | number)[];
type Phrase = (values: Values) => readonly [zh: string, en: string];

/** What can be wrong with a target. */
const PHRASES = {
  'target.shape.invalid': ([what]) => [
    `目标的写法不对：${what}`,
    `The target is not written as it must be: ${what}`,
  ],
  'target.indicator.unknown': ([code]) => [
    `没有指标“${code}”，这个目标无法衡量`,
    `There is no indicator “${code}”: the target cannot be measured`,
  ],
  'target.basis.unknown': ([indicator, code]) => [
    `指标“${indicator}”没有口径“${code}”`,
    `The indicator “${indicator}” has no basis “${code}”`,
  ],
  'target.period.invalid': ([period]) => [`“${period}”不是统计周期`, `“${period}” is no period`],
  'target.period.kind': ([period, kind]) => [
    `“${period}”与指标的统计周期（${kind}）不同`,
    `“${period}” is of another kind than the indicator’s periods (${kind})`,
  ],
  'target.period.order': ([period]) => [
    `“${period}”没有排在前一个周期之后，各周期应从早到晚、不重复`,
    `“${period}” does not follow the period before it: oldest first, each once`,
  ],
  'target.period.unset': ([period]) => [
    `没有给周期“${period}”分年度的量，中期和终期应是其中一个周期`,
    `No amount is set for “${period}”: mid-term and final have to be one of the periods`,
  ],
  'target.range.empty': ([least, most]) => [
    `下限 ${least} 大于上限 ${most}，没有值能达到`,
    `The least ${least} is more than the most ${most}: nothing can reach it`,
  ],
  'target.direction': ([operator, direction]) => [
    `指标以${direction === 'lower' ? '低' : '高'}为好，目标却要求“${operator}”，请核对`,
    `The indicator is better when ${direction}, yet the target asks for “${operator}”: check it`,
  ],
  'target.baseline.missing': () => ['按进展计算达成度需要基期值', 'Attainment by progress needs a baseline'],
  'target.baseline.late': ([baseline, first]) => [
    `基期 ${baseline} 不早于第一个目标周期 ${first}`,
    `The baseline ${baseline} does not lie before the first period ${first}`,
  ],
  'target.baseline.noProgress': ([period]) => [
    `${period} 的目标不比基期好`,
    `The target for ${period} is no better than the baseline`,
  ],
  'target.total.order': ([mid, final]) => [
    `中期 ${mid} 超过终期 ${final}`,
    `The mid-term total ${mid} is more than the final one ${final}`,
  ],
  'target.total.sum': ([stated, sum]) => [
    `写明累计 ${stated}，分年度相加（含结转）为 ${sum}，请核对`,
    `The total is stated as ${stated}; the amounts, with what is carried in, add up to ${sum}: check it`,
  ],
  'target.day.invalid': ([day]) => [`“${day}”不是日期`, `“${day}” is no day`],
  'target.code.duplicate': ([code]) => [`编码“${code}”重复`, `The code “${code}” is used twice`],
  'target.evidence.none': ([code]) => [
    `节点“${code}”没有要求任何佐证，完成与否只凭口头`,
    `The milestone “${code}” asks for no evidence: it is done when somebody says so`,
  ],
  'target.scale.order': ([code]) => [
    `等级“${code}”的达成度不低于前一等级，等级应从好到差排列`,
    `The step “${code}” is worth no less than the one before: best first`,
  ],
  'target.scale.unknown': ([code]) => [`没有等级“${code}”`, `There is no step “${code}”`],
  'target.parent.self': () => ['目标不能以自己为上级', 'A target cannot serve itself'],
} as const satisfies Readonly<Record<string, Phrase>>;

export type TargetDiagnosticCode = keyof typeof PHRASES;
export const TARGET_DIAGNOSTIC_CODES = Object.keys(PHRASES) as readonly TargetDiagnosticCode[];

/** Findings that do not keep a target from being used. */
const WARNINGS: ReadonlySet<TargetDiagnosticCode> = new Set<TargetDiagnosticCode>([
  'target.direction',
  'target.baseline.noProgress',
  'target.total.sum',
  'target.evidence.none',
]);

export function targetDiagnostic(code: TargetDiagnosticCode, path: string, values: Values): Diagnostic {
  const phrase: Phrase = PHRASES[code];
  const [zh, en] = phrase(values);
  return { code, severity: WARNINGS.has(code) ? 'warning' : 'error', path, message: { zh, en } };
}

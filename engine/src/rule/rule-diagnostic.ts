import { filledMessage, type Diagnostic, type MessageArgument } from '../model/index.js';

type Severity = Diagnostic['severity'];
type Message = readonly [severity: Severity, zh: string, en: string];

/** Everything that can be wrong with a rule. `{0}`, `{1}` … are what was found there. Codes are stable. */
const MESSAGES = {
  'rule.shape.invalid': [
    'error',
    '此处的内容不合要求：{0}。',
    'This part does not have the required form: {0}.',
  ],
  'rule.level.unknown': [
    'error',
    '没有“{0}”这个层面，请选择已有的层面。',
    'There is no level “{0}”; choose an existing one.',
  ],
  'rule.severity.unknown': [
    'error',
    '预警等级“{0}”不在本规则集的等级表中，请选择表中的等级。',
    'Severity “{0}” is not on the scale; choose one that is.',
  ],
  'rule.inhibitor.unknown': [
    'error',
    '没有“{0}”这条规则，它不能抑制别的预警；请选择已有的规则。',
    'There is no rule “{0}” that could mute this one; choose an existing rule.',
  ],
  'rule.inhibitor.circle': [
    'error',
    '规则互相抑制成环：{0}；谁的预警都不会再告诉任何人，请去掉其中一处。',
    'Rules mute each other in a circle: {0}; nobody would be told of any of them. Remove one of the steps.',
  ],
  'rule.inhibitor.tooMany': [
    'error',
    '抑制它的规则一层接一层超过 {0} 条，请减少。',
    'More than {0} rules mute this one, one through the other; have fewer.',
  ],
  'rule.hierarchy.unknown': [
    'error',
    '没有“{0}”这个层级关系，请选择已有的，或删去它。',
    'There is no hierarchy “{0}”; choose an existing one or leave it out.',
  ],
  'rule.escalation.order': [
    'error',
    '逐级上报的天数应当一级比一级长：{0} 之后是 {1}。',
    'Each step of an escalation must come later than the one before: {0} is followed by {1}.',
  ],
  'rule.condition.rootNotGroup': [
    'error',
    '条件的最外层必须是“全部满足”“任一满足”“不满足”或一个命名条件，请把比较放进其中一个。',
    'The outermost condition must be all, any, not or a named condition; put the comparison into one of them.',
  ],
  'rule.condition.invalid': [
    'error',
    '这里应当是一个条件（条件组、命名条件或比较），现在不是。',
    'A condition belongs here (a group, a named condition or a comparison), and this is none.',
  ],
  'rule.condition.ambiguous': [
    'error',
    '同一个条件里同时写了{0}，只能保留一个。',
    'One condition holds {0} at once; keep one of them.',
  ],
  'rule.condition.listExpected': [
    'error',
    '“{0}”后面应当是条件的列表。',
    '“{0}” needs a list of conditions.',
  ],
  'rule.condition.listNotAllowed': [
    'error',
    '“not”只能否定一个条件，不能是列表。',
    '“not” negates one condition, not a list.',
  ],
  'rule.condition.empty': [
    'warning',
    '这个条件组是空的，永远成立；请加入条件或删去它。',
    'This group is empty and therefore always true; add a condition or remove it.',
  ],
  'rule.condition.unknown': [
    'error',
    '没有名为“{0}”的命名条件，请先定义它或改用已有的。',
    'There is no named condition “{0}”; define it first or use an existing one.',
  ],
  'rule.condition.cycle': [
    'error',
    '命名条件互相引用成环：{0}；请去掉其中一处引用。',
    'Named conditions refer to each other in a circle: {0}; remove one of the references.',
  ],
  'rule.condition.undefined': [
    'warning',
    '没有名为“{0}”的命名条件，按设定视为永远不成立。',
    'There is no named condition “{0}”; as asked for, it counts as never true.',
  ],
  'rule.condition.tooDeep': [
    'error',
    '条件嵌套超过 {0} 层，请拆开。',
    'Conditions are nested deeper than {0}; split them up.',
  ],
  'rule.condition.tooLarge': [
    'error',
    '条件展开后超过 {0} 个，请拆成几条规则。',
    'The conditions unfold to more than {0}; split them into several rules.',
  ],
  'rule.condition.tooMany': [
    'error',
    '这条规则的条件、恢复条件和命名条件合计超过 {0} 个，请拆成几条规则。',
    'The conditions, recovery and named conditions of this rule come to more than {0}; split it up.',
  ],
  'rule.condition.tooManyNames': [
    'error',
    '命名条件超过 {0} 个，请拆成几条规则。',
    'There are more than {0} named conditions; split the rule up.',
  ],
  'rule.condition.priority': [
    'warning',
    '“priority”应为正整数；它不改变判定，请改正或删去。',
    'A priority is a whole number above zero; it does not change the verdict. Correct or remove it.',
  ],
  'rule.set.tooLarge': [
    'error',
    '这些规则的条件合计超过 {0} 个，其余的没有检查；请分成几个规则包。',
    'The conditions of these rules come to more than {0}, and the rest were not checked; split them into several packs.',
  ],
  'rule.comparison.incomplete': [
    'error',
    '这个比较缺少“{0}”，请补上。',
    'This comparison lacks “{0}”; add it.',
  ],
  'rule.comparison.type': [
    'error',
    '“{0}”是{1}，不能用“{2}”与{3}比较；请改用合适的运算或值。',
    '“{0}” is {1} and cannot be compared by “{2}” with {3}; use a fitting operator or value.',
  ],
  'rule.comparison.neverDecided': [
    'warning',
    '用“{0}”与这个值比较永远得不到结论；请改用合适的运算或值。',
    'Comparing by “{0}” with this value never comes to a result; use a fitting operator or value.',
  ],
  'rule.operator.unknown': [
    'error',
    '没有“{0}”这个运算；自定义的运算不会被执行，请改用内置的运算。',
    'There is no operator “{0}”; custom operators are not run, use a built-in one.',
  ],
  'rule.operator.decorator': [
    'error',
    '没有“{0}”这个修饰；可用 someFact、everyFact、someValue、everyValue、swap、not。',
    'There is no decorator “{0}”; there are someFact, everyFact, someValue, everyValue, swap and not.',
  ],
  'rule.operator.tooLong': [
    'error',
    '一个运算最多带 {0} 个修饰。',
    'An operator takes at most {0} decorators.',
  ],
  'rule.event.tooLarge': [
    'error',
    '事件的参数太多或太大：最多 {0}。',
    'The event has too many or too large parameters: at most {0}.',
  ],
  'rule.event.invalid': [
    'error',
    '事件的参数只能是数字、文字、是/否、它们的列表或对象，或一个事实。',
    'An event parameter is a number, a text, true or false, a list or object of these, or a fact.',
  ],
  'rule.value.invalid': [
    'error',
    '比较的值应当是数字、文字、是/否、它们的列表或另一个事实。',
    'A comparison takes a number, a text, true or false, a list of these, or another fact.',
  ],
  'rule.value.tooLarge': ['error', '比较的值太大：最多 {0}。', 'The value is too large: at most {0}.'],
  'rule.value.null': [
    'warning',
    '与空值比较永远得不到结论（缺数据一律为“无法判定”）。',
    'A comparison with null never comes to a result: missing data is always unknown.',
  ],
  'rule.value.textForList': [
    'warning',
    '“{0}”后面是文字而不是列表：将判断前者是否为其中的一段文字。',
    '“{0}” is given a text instead of a list: it asks whether the fact is a part of that text.',
  ],
  'rule.value.option': [
    'warning',
    '“{0}”没有“{1}”这个选项，这个值永远不会出现。',
    '“{0}” has no option “{1}”; this value never occurs.',
  ],
  'rule.value.verdict': [
    'error',
    '规则的判定只能是“触发”（triggered）或“未触发”（clear），不能是“{0}”。',
    'A verdict is triggered or clear, not “{0}”.',
  ],
  'rule.fact.invalid': ['error', '事实的名称应当是文字。', 'A fact is named by a text.'],
  'rule.fact.unknown': [
    'warning',
    '字典里没有“{0}”；除非调用者给出它的值，否则总是缺数据。',
    'The dictionary does not hold “{0}”; unless a caller gives its value it is always missing.',
  ],
  'rule.item.unknown': ['error', '没有“{0}”这个数据项。', 'There is no data item “{0}”.'],
  'rule.indicator.unknown': ['error', '没有“{0}”这个指标。', 'There is no indicator “{0}”.'],
  'rule.standard.unknown': ['error', '没有“{0}”这个标准。', 'There is no standard “{0}”.'],
  'rule.attribute.unknown': ['error', '没有“{0}”这个属性。', 'There is no attribute “{0}”.'],
  'rule.verdict.unknown': ['error', '没有“{0}”这条规则。', 'There is no rule “{0}”.'],
  'rule.property.unknown': ['error', '“{1}”没有“{0}”这一项。', '“{1}” has no property “{0}”.'],
  'rule.target.unknown': ['error', '没有“{0}”这个目标。', 'There is no target “{0}”.'],
  'rule.evidence.unknown': [
    'error',
    '没有“{0}”这项材料或任务，请先在字典里定义它。',
    'There is no evidence “{0}”; define it in the dictionary first.',
  ],
  'rule.line.unknown': ['error', '标准“{1}”里没有“{0}”这条线。', 'Standard “{1}” has no line “{0}”.'],
  'rule.basis.unknown': ['error', '指标“{1}”没有“{0}”这个口径。', 'Indicator “{1}” has no basis “{0}”.'],
  'rule.verdict.self': [
    'error',
    '规则不能引用自己在同一周期的判定，请引用以前的周期或另一条规则。',
    'A rule cannot refer to its own verdict of the same period; use an earlier period or another rule.',
  ],
  'rule.params.missing': ['error', '这个事实缺少参数“{0}”。', 'This fact lacks the parameter “{0}”.'],
  'rule.params.unknown': [
    'error',
    '这个事实没有参数“{0}”，请删去。',
    'This fact has no parameter “{0}”; remove it.',
  ],
  'rule.params.invalid': [
    'error',
    '参数“{0}”的值不合要求：{1}。',
    'Parameter “{0}” has an unusable value: {1}.',
  ],
  'rule.params.ignored': [
    'warning',
    '“{0}”不在字典里，它的参数不起作用。',
    '“{0}” is not in the dictionary; its parameters have no effect.',
  ],
  'rule.fact.level': [
    'error',
    '“{0}”属于层面“{1}”，而规则判定的是“{2}”；请选择同一层面的。',
    '“{0}” belongs to level “{1}”, but the rule judges “{2}”; choose one of the same level.',
  ],
  'rule.fact.periodKind': [
    'error',
    '“{0}”的统计周期（{1}）与规则的（{2}）不同；请选择同一周期的。',
    '“{0}” is measured by {1}, the rule by {2}; choose one of the same kind of period.',
  ],
  'rule.path.invalid': [
    'error',
    '不能识别的路径“{0}”：只支持名称、序号、*、..名称 和切片，不支持脚本和筛选。',
    'Path “{0}” is not supported: names, indices, *, ..name and slices are, scripts and filters are not.',
  ],
  'rule.path.onScalar': [
    'error',
    '“{0}”是单个值，不能再取其中的路径“{1}”。',
    '“{0}” is a single value; there is nothing inside it to reach by path “{1}”.',
  ],
} as const satisfies Readonly<Record<string, Message>>;

export type RuleDiagnosticCode = keyof typeof MESSAGES;
export function severityOf(code: RuleDiagnosticCode): Severity {
  return MESSAGES[code][0];
}

/** A finding about a rule, phrased in both languages. */
export function ruleDiagnostic(
  code: RuleDiagnosticCode,
  path: string,
  args: readonly MessageArgument[] = [],
  severity: Severity = MESSAGES[code][0],
): Diagnostic {
  const [, zh, en] = MESSAGES[code];
  return { code, severity, message: filledMessage(zh, en, args), path };
}

/** All codes, for documentation and tests. */
export const RULE_DIAGNOSTIC_CODES = Object.keys(MESSAGES) as readonly RuleDiagnosticCode[];

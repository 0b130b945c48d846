import { filledMessage, type Diagnostic, type MessageArgument } from '../model/index.js';

type Severity = Diagnostic['severity'];
type Message = readonly [severity: Severity, zh: string, en: string];

/** What only a look at the whole model finds. `{0}`, `{1}` … are what was found there. Codes are stable. */
const MESSAGES = {
  'check.shape.invalid': [
    'error',
    '此处的内容不合要求：{0}。',
    'This part does not have the required form: {0}.',
  ],
  'check.condition.impossible': [
    'error',
    '这些条件不可能同时成立，规则永远不会触发；请检查数值和“全部/任一”的选择。',
    'These conditions cannot hold together: the rule never triggers. Check the values and the choice of all or any.',
  ],
  'check.condition.alwaysTrue': [
    'error',
    '数据齐全时这些条件总是成立，规则对每个对象都会触发；请检查数值和“全部/任一”的选择。',
    'With complete data these conditions always hold: the rule triggers for everybody. Check the values and the choice of all or any.',
  ],
  'check.condition.neverHolds': [
    'warning',
    '这一部分与其他条件放在一起时从不起作用（不可能成立）；请删去或改正它。',
    'Beside the other conditions this part never plays a role: it cannot hold. Remove or correct it.',
  ],
  'check.condition.needless': [
    'warning',
    '这一部分总是成立（其他条件已经保证），删去它结果不变；请删去或改正它。',
    'This part always holds, the other conditions see to that: removing it changes nothing. Remove or correct it.',
  ],
  'check.recovery.impossible': [
    'error',
    '恢复条件不可能成立，预警开启后永远不会结束；请改正恢复条件。',
    'The recovery condition cannot hold: a warning once open never ends. Correct it.',
  ],
  'check.recovery.overlap': [
    'warning',
    '触发条件与恢复条件可以同时成立（例如 {0}），同一期既触发又恢复；请让恢复条件比触发条件更严。',
    'Triggering and recovery can hold at once (for example {0}); make the recovery stricter than the trigger.',
  ],
  'check.name.number': [
    'warning',
    '名称“{0}”本身就是一个数，公式里写的 {0} 都会被当作它；请改名，例如加上量的名称。',
    'The name “{0}” is a number: every {0} in a formula is taken for it. Rename it, for example after what it counts.',
  ],
  'check.name.text': [
    'warning',
    '名称“{0}”整个在引号里，公式里会被当作文字，用不了；请去掉引号，或在前后加字。',
    'The name “{0}” is all in quotation marks: formulas take it for text and cannot use it. Leave the marks out or add a word.',
  ],
  'check.name.expression': [
    'warning',
    '名称“{0}”看起来是用“{1}”算出来的，公式里写的这个算式会被当作它；请改名。',
    'The name “{0}” reads as a calculation with “{1}”: that calculation in a formula is taken for it. Rename it.',
  ],
  'check.rule.subsumed': [
    'warning',
    '凡是本规则触发时，规则“{0}”也以同样的等级触发，本规则没有作用；请删去其中一条，或改用不同的等级。',
    'Whenever this rule triggers, “{0}” does so too with the same severity: this one adds nothing. Remove one of them or give them different severities.',
  ],
  'check.rule.severityOrder': [
    'warning',
    '凡是本规则（{0}）触发时，规则“{1}”（{2}）也触发：条件更严的反而等级更低；请调换等级或改正条件。',
    'Whenever this rule ({0}) triggers, “{1}” ({2}) does so too: the stricter conditions have the milder severity. Exchange the severities or correct the conditions.',
  ],
  'check.rule.unit': [
    'warning',
    '“{0}”的单位是“{1}”，与之比较的“{2}”的单位是“{3}”；请统一单位或换一个事实。',
    '“{0}” is in {1}, “{2}” that it is compared with in {3}; use one unit or another fact.',
  ],
  'check.rule.source': [
    'warning',
    '规则没有写明依据（文件、条款或“自定”）；请填写依据，以便被问到时说得清。',
    'The rule names no source (document, clause or own design); add it, so that people can be told why.',
  ],
  'check.rule.process': [
    'warning',
    '规则触发后没有改进流程，预警开启后不会有人接到任务；请选择一个流程。',
    'No workflow follows this rule: when its warning opens nobody gets a task. Choose a workflow.',
  ],
  'check.rule.processUnknown': [
    'error',
    '没有改进流程“{0}”；请选择已有的流程，或先定义它。',
    'There is no workflow “{0}”; choose an existing one or define it first.',
  ],
  'check.rule.owner': [
    'info',
    '规则没有写明负责人；发布前请指定负责维护它的部门或人员。',
    'Nobody is named as the owner of this rule; before release name who keeps it.',
  ],
  'check.clause.unmeasured': [
    'warning',
    '条款“{0}”没有任何规则、目标或评分项在用；请为它建立规则或目标，或说明为什么不监测。',
    'No rule, target or score uses the clause “{0}”; make a rule or target for it, or say why it is not watched.',
  ],
  'check.tier.unknown': [
    'error',
    '没有上级标准“{0}”；请选择已有的标准，或先导入它。',
    'There is no higher standard “{0}”; choose an existing one or import it first.',
  ],
  'check.tier.loosened': [
    'error',
    '标准线“{0}”比上级标准“{1}”宽松（对“{2}”，上级是 {3}，本级是 {4}）；请收紧，或登记有理由、批准人和期限的豁免。',
    'The line “{0}” is looser than the higher standard “{1}” (for “{2}” it asks for {3}, this one for {4}); tighten it or record an exemption with reason, approver and end.',
  ],
  'check.tier.notProvable': [
    'error',
    '无法证明标准线“{0}”不比上级标准“{1}”宽松；请把条件写得可以比较，或登记有理由、批准人和期限的豁免。',
    'It cannot be proved that the line “{0}” is no looser than the higher standard “{1}”; write conditions that can be compared or record an exemption with reason, approver and end.',
  ],
  'check.tier.different': [
    'info',
    '标准线“{0}”与上级标准“{1}”的推荐或参考值不同；这是允许的，发布时会一并显示。',
    'The line “{0}” differs from the recommended or reference value of “{1}”; that is allowed and shown at release.',
  ],
  'check.sample.most': [
    'warning',
    '在样本的 {1} 个可判定对象中，本规则会触发 {0} 个（{2}%）；请检查阈值是否过严。',
    'Of {1} subjects of the sample that can be judged this rule would trigger for {0} ({2} %); check whether it is too strict.',
  ],
  'check.sample.none': [
    'warning',
    '在样本的 {0} 个可判定对象中，本规则一个也不会触发；请检查阈值是否过松。',
    'This rule would trigger for none of the {0} subjects of the sample that can be judged; check whether it is too lax.',
  ],
  'check.sample.unknown': [
    'warning',
    '样本的 {0} 个对象全部无法判定；请先补齐“{1}”的数据。',
    'None of the {0} subjects of the sample can be judged; get the data of “{1}” first.',
  ],
  'check.table.gap': [
    'warning',
    '没有一行适用于“{0}”；请补上一行，或给输出写默认值。',
    'No row applies to “{0}”; add a row or give the outputs a default.',
  ],
  'check.table.overlap': [
    'error',
    '第 {0} 行与第 {1} 行会同时适用（例如“{2}”），结果虽同，但命中策略 UNIQUE 不允许；请缩小其中一行，或改用 ANY。',
    'Rows {0} and {1} can apply at once (for example “{2}”); they say the same, but UNIQUE forbids it. Narrow one of them or use ANY.',
  ],
  'check.table.conflict': [
    'error',
    '第 {0} 行与第 {1} 行会同时适用（例如“{2}”），而结果不同；请缩小其中一行，或改用按先后取值的命中策略。',
    'Rows {0} and {1} can apply at once (for example “{2}”) and say different things; narrow one of them or use a hit policy that goes by order.',
  ],
  'check.table.impossible': [
    'warning',
    '第 {0} 行的条件没有任何值能满足，这一行永远不适用；请改正或删去它。',
    'No value satisfies the conditions of row {0}: it never applies. Correct or remove it.',
  ],
  'check.table.masked': [
    'warning',
    '第 {0} 行被优先的各行完全盖住，永远取不到；请调整先后，或删去它。',
    'The rows that go first take all that row {0} takes: it never counts. Change the order or remove it.',
  ],
  'check.table.subsumed': [
    'warning',
    '第 {0} 行适用时第 {1} 行也适用，结果相同；第 {0} 行是多余的，请删去。',
    'Whenever row {0} applies row {1} does so too and says the same: row {0} is needless, remove it.',
  ],
  'check.table.redundant': [
    'warning',
    '去掉第 {0} 行，整张表的结果不变；请删去它，或检查条件是否写错。',
    'Without row {0} the table gives the same results; remove it or check its conditions.',
  ],
  'check.table.misleading': [
    'info',
    '第 {0} 行单独看会让人误解：对“{2}”，实际起作用的是优先的第 {1} 行；如能把条件写全，读表的人不会看错。',
    'Read by itself row {0} misleads: for “{2}” row {1} goes first. Write its conditions in full where you can.',
  ],
  'check.table.hitPolicy': [
    'info',
    '各行从不同时适用，命中策略可改为 UNIQUE：以后若改出重叠，会立即发现。',
    'No two rows apply at once: with the hit policy UNIQUE a later overlap would be found at once.',
  ],
} as const satisfies Readonly<Record<string, Message>>;

export type CheckDiagnosticCode = keyof typeof MESSAGES;
export function checkDiagnostic(
  code: CheckDiagnosticCode,
  path: string,
  args: readonly MessageArgument[] = [],
): Diagnostic {
  const [severity, zh, en] = MESSAGES[code];
  return { code, severity, path, message: filledMessage(zh, en, args) };
}

/** All codes, for documentation and tests. */
export const CHECK_DIAGNOSTIC_CODES = Object.keys(MESSAGES) as readonly CheckDiagnosticCode[];

import { filledMessage, type Diagnostic, type MessageArgument } from '../model/index.js';

const MESSAGES = {
  'process.shape.invalid': ['此处的内容不合要求：{0}。', 'This part does not have the required form: {0}.'],
  'process.start.count': [
    '流程必须恰好有一个开始事件，现在有 {0} 个。',
    'A process has exactly one start event, not {0}.',
  ],
  'process.end.count': [
    '流程必须恰好有一个结束事件，现在有 {0} 个。',
    'A process has exactly one end event, not {0}.',
  ],
  'process.node.duplicate': ['有两个步骤的编号都是“{0}”。', 'Two steps have the id “{0}”.'],
  'process.flow.duplicate': ['有两条连线的编号都是“{0}”。', 'Two flows have the id “{0}”.'],
  'process.flow.unknownNode': [
    '连线“{0}”连到了不存在的步骤“{1}”。',
    'Flow “{0}” leads to or from “{1}”, which is not there.',
  ],
  'process.node.notOneWayOut': [
    '步骤“{0}”必须恰好有一条连出的线，现在有 {1} 条。',
    'Step “{0}” needs exactly one flow out, not {1}.',
  ],
  'process.node.notOneWayIn': [
    '步骤“{0}”必须恰好有一条连入的线，现在有 {1} 条。',
    'Step “{0}” needs exactly one flow in, not {1}.',
  ],
  'process.start.wayIn': ['开始事件不能有连入的线。', 'No flow leads into the start event.'],
  'process.end.wayOut': ['结束事件不能有连出的线。', 'No flow leaves the end event.'],
  'process.node.unreachable': ['从开始走不到步骤“{0}”。', 'Step “{0}” cannot be reached from the start.'],
  'process.end.unreachable': ['从开始走不到结束。', 'The end cannot be reached from the start.'],
  'process.task.missing': ['流程里至少要有一个任务。', 'A process needs at least one task.'],
  'process.verification.count': [
    '成效验证最多有一个，现在有 {0} 个。',
    'A process has at most one verification, not {0}.',
  ],
  'process.verification.returnsTo': [
    '成效验证“{0}”无效时应退回到它之前的一个任务，“{1}”不是。',
    'Verification “{0}” returns to a task before it when not effective; “{1}” is none.',
  ],
  'process.field.duplicate': [
    '任务“{0}”的表单里有两个“{1}”字段。',
    'The form of task “{0}” has two fields “{1}”.',
  ],
  'process.field.options': [
    '任务“{0}”的单选字段“{1}”没有选项。',
    'Choice “{1}” of task “{0}” has no options.',
  ],
} as const satisfies Readonly<Record<string, readonly [zh: string, en: string]>>;

export type ProcessDiagnosticCode = keyof typeof MESSAGES;
/** An error in a process, phrased in both languages; every one of them blocks release. */
export function processDiagnostic(
  code: ProcessDiagnosticCode,
  path: string,
  args: readonly MessageArgument[] = [],
): Diagnostic {
  const [zh, en] = MESSAGES[code];
  return { code, severity: 'error', path, message: filledMessage(zh, en, args) };
}

import type { LocalizedText, Severity } from '@zhengai/engine';
import type { Message, MessageSection, NoticeKind, StoredNotice } from '../../ports/index.js';

/** Lines of a digest; what is left is counted. */
export const MOST_LINES = 30;
const MOST_RULES = 5;
const MOST_SUBJECT = 120;

const KIND_NAMES: Readonly<Record<NoticeKind, LocalizedText>> = {
  warningOpened: { zh: '新预警', en: 'New warning' },
  warningReopened: { zh: '预警再次出现', en: 'Warning again' },
  warningToConfirm: { zh: '待核实的预警', en: 'Warning to confirm' },
  warningAssigned: { zh: '交您处理的预警', en: 'Warning assigned to you' },
  warningEscalated: { zh: '逾期未处理的预警', en: 'Unanswered warning' },
  warningResolved: { zh: '预警解除', en: 'Warning resolved' },
  warningOverturned: { zh: '数据更正后撤销的预警', en: 'Warning overturned by corrected data' },
  dataMissing: { zh: '数据未到', en: 'Data missing' },
  dataError: { zh: '数据无法计算', en: 'Data cannot be computed' },
  taskAssigned: { zh: '新任务', en: 'New task' },
  taskDue: { zh: '任务即将到期', en: 'Task due soon' },
  taskOverdue: { zh: '任务已逾期', en: 'Task overdue' },
  taskReturned: { zh: '任务被退回', en: 'Task returned' },
  effectKnown: { zh: '成效有结论', en: 'Effect known' },
  comment: { zh: '新留言', en: 'New comment' },
  other: { zh: '提醒', en: 'Notice' },
};

export interface Wording {
  readonly severities: readonly Severity[];
  readonly ruleName: (code: string) => LocalizedText;
  /** Start of every link. */
  readonly publicUrl: string;
}

export interface Composing {
  readonly key: string;
  readonly to: string;
  readonly digest: boolean;
  /** In the order in which they are shown. */
  readonly notices: readonly StoredNotice[];
}

/** What a channel is given to say: a single notice, or a digest with the worst first and the rest counted. */
export function composeMessage({ digest, key, notices, to }: Composing, wording: Wording): Message {
  const { publicUrl } = wording;
  const [first] = notices;
  const common = {
    key,
    to,
    personal: notices.some(({ personal }) => personal),
    facts: notices.map((notice) => factsOf(notice, publicUrl)),
  };
  if (!digest && first !== undefined) {
    const line = lineOf(first, publicUrl);
    return {
      ...common,
      subject: { zh: cut(line.text.zh), en: cut(line.text.en) },
      sections: [{ heading: null, lines: [line] }],
      more: null,
      link: line.link,
    };
  }
  return {
    ...common,
    subject: digestSubject(notices, wording),
    sections: sectionsOf(notices.slice(0, MOST_LINES), notices, wording),
    more: restOf(notices.slice(MOST_LINES), wording),
    link: `${publicUrl}/inbox`,
  };
}

function lineOf({ kind, link, text }: StoredNotice, publicUrl: string) {
  const name = KIND_NAMES[kind];
  return {
    text: { zh: `${name.zh}：${text.zh}`, en: `${name.en}: ${text.en}` },
    link: `${publicUrl}${link}`,
  };
}

function digestSubject(notices: readonly StoredNotice[], { severities }: Wording): LocalizedText {
  const counted = [...severities]
    .sort((a, b) => b.rank - a.rank)
    .map(({ code, name }) => ({ name, count: notices.filter(({ severity }) => severity === code).length }))
    .filter(({ count }) => count > 0);
  const zh = counted.map(({ count, name }) => `${name.zh} ${count}`).join('、');
  const en = counted.map(({ count, name }) => `${count} ${name.en.toLowerCase()}`).join(', ');
  return {
    zh: `诊改摘要：${notices.length} 条${zh === '' ? '' : `（${zh}）`}`,
    en: `Digest: ${notices.length} notices${en === '' ? '' : ` (${en})`}`,
  };
}

/** One section for each severity, worst first, and one for each other kind; their counts are of all there are. */
function sectionsOf(
  shown: readonly StoredNotice[],
  all: readonly StoredNotice[],
  { publicUrl, severities }: Wording,
): MessageSection[] {
  const sections = new Map<string, MessageSection & { lines: MessageSection['lines'][number][] }>();
  for (const notice of shown) {
    const key = sectionKey(notice);
    let section = sections.get(key);
    if (section === undefined) {
      const count = all.filter((one) => sectionKey(one) === key).length;
      const name = severities.find(({ code }) => code === notice.severity)?.name ?? KIND_NAMES[notice.kind];
      section = { heading: { zh: `${name.zh}（${count} 条）`, en: `${name.en} (${count})` }, lines: [] };
      sections.set(key, section);
    }
    section.lines.push(lineOf(notice, publicUrl));
  }
  return [...sections.values()];
}

function sectionKey({ kind, severity }: StoredNotice): string {
  return severity === null ? `kind ${kind}` : `severity ${severity}`;
}

function restOf(rest: readonly StoredNotice[], { ruleName }: Wording): LocalizedText | null {
  if (rest.length === 0) return null;
  const byRule = new Map<string, number>();
  for (const { rule } of rest) if (rule !== null) byRule.set(rule, (byRule.get(rule) ?? 0) + 1);
  const most = [...byRule].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).slice(0, MOST_RULES);
  const zh = most.map(([code, count]) => `${ruleName(code).zh} ${count} 条`).join('、');
  const en = most.map(([code, count]) => `${ruleName(code).en} ${count}`).join(', ');
  return {
    zh: `另有 ${rest.length} 条${zh === '' ? '' : `，其中${zh}`}。全部内容请在收件箱查看。`,
    en: `${rest.length} more${en === '' ? '' : `, among them ${en}`}. The inbox has all of them.`,
  };
}

function factsOf(notice: StoredNotice, publicUrl: string): Readonly<Record<string, unknown>> {
  const { createdAt, effect, id, kind, link, rule, severity, subjectId, taskId, text, warningId } = notice;
  return {
    id,
    kind,
    createdAt,
    rule,
    severity,
    effect,
    subjectId,
    warningId,
    taskId,
    text,
    link: `${publicUrl}${link}`,
  };
}

function cut(text: string): string {
  return text.length <= MOST_SUBJECT ? text : `${text.slice(0, MOST_SUBJECT - 1)}…`;
}

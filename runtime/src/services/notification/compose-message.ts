import type { LocalizedText, Severity } from '@zhengai/engine';
import type { Message, MessageSection, StoredNotice } from '../../ports/index.js';
import { KIND_NAMES } from './kind-names.js';

/** Lines of a digest; what is left is counted. */
export const MOST_LINES = 30;
const MOST_RULES = 5;
const MOST_SUBJECT = 120;

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

/** Other kinds say by their text what has happened. */
function lineOf({ kind, link, text }: StoredNotice, publicUrl: string) {
  const name = KIND_NAMES[kind];
  return {
    text: kind === 'warningOpened' ? { zh: `${name.zh}：${text.zh}`, en: `${name.en}: ${text.en}` } : text,
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

function cut(sentence: string): string {
  const text = sentence.replace(/\s*[\r\n]+\s*/g, ' ');
  return text.length <= MOST_SUBJECT ? text : `${text.slice(0, MOST_SUBJECT - 1)}…`;
}

import { decidingComparisons, type LocalizedText } from '@zhengai/engine';
import type {
  Audience,
  Notice,
  NoticeKind,
  PersonId,
  ReleasedDefinitions,
  Subject,
  Warning,
} from '../../ports/index.js';
import { namesPerson } from '../notification/index.js';

/** What a notice needs to know beside the warning. */
export interface NoticeScope {
  readonly released: Pick<ReleasedDefinitions, 'dictionary'>;
  readonly subject: Subject | undefined;
}

/** A notice about one warning; `say` puts what has happened around the warning's sentence. */
export function warningNotice(
  warning: Warning,
  { released, subject }: NoticeScope,
  notice: {
    readonly kind: NoticeKind;
    /** What makes it the same when it happens again, after the kind and the warning. */
    readonly occasion?: string;
    readonly audience: readonly Audience[];
    readonly say?: (sentence: LocalizedText) => LocalizedText;
  },
): Notice {
  const { audience, kind, occasion, say = (sentence) => sentence } = notice;
  return {
    key: [kind, warning.id, ...(occasion === undefined ? [] : [occasion])].join(':'),
    kind,
    subjectId: warning.subjectId,
    rule: warning.rule,
    warningId: warning.id,
    taskId: null,
    severity: released.dictionary.severities.some(({ code }) => code === warning.severity)
      ? warning.severity
      : null,
    effect: effectOf(warning),
    text: say(warning.message),
    link: `/warnings/${warning.id}`,
    audience,
    personal: namesPerson(subject),
  };
}

/** Those who answer for what the rule is about, and whoever the warning is assigned to. */
export function thoseResponsible(
  warning: Pick<Warning, 'rule' | 'subjectId' | 'assignedTo'>,
  { released }: Pick<NoticeScope, 'released'>,
): Audience[] {
  const rule = released.dictionary.rules.find(({ code }) => code === warning.rule);
  return [
    {
      kind: 'responsible',
      roles: ['responsible', 'handler'],
      of: 'indicator',
      code: rule?.indicator ?? null,
      subjectId: warning.subjectId,
    },
    ...(warning.assignedTo === null ? [] : [onePerson(warning.assignedTo)]),
  ];
}

export function onePerson(id: PersonId): Audience {
  return { kind: 'people', personIds: [id] };
}

export function led(zh: string, en: string): (sentence: LocalizedText) => LocalizedText {
  return (sentence) => ({ zh: `${zh}：${sentence.zh}`, en: `${en}: ${sentence.en}` });
}

/** How far off the line it is, as a part of the line; of several comparisons the farthest. */
function effectOf({ explanation }: Warning): number | null {
  if (explanation === null) return null;
  const distances = decidingComparisons(explanation).flatMap(({ left, right }) => {
    if (typeof left.value !== 'number' || typeof right.value !== 'number' || right.value === 0) return [];
    return [Math.abs((left.value - right.value) / right.value)];
  });
  return distances.length === 0 ? null : Math.max(...distances);
}

import {
  Failure,
  type Notice,
  type PersonId,
  type ReleasedDefinitions,
  type Subject,
  type UnitOfWork,
  type Warning,
  type WarningEventKind,
} from '../../ports/index.js';
import { led, onePerson, warningNotice, type NoticeScope } from './warning-notices.js';
import type { ConfirmationAnswer, WarningDeed } from './warning-deed.js';

/** One warning under its lock, and who does what to it. */
export interface DeedScope {
  readonly unit: UnitOfWork;
  readonly warning: Warning;
  readonly by: PersonId;
  readonly now: string;
  /** The last period with a verdict: the data that is answered. */
  readonly period: string;
  readonly released: ReleasedDefinitions;
  readonly subject: Subject | undefined;
}

type DeedOf<K extends WarningDeed['kind']> = Extract<WarningDeed, { kind: K }>;
type Deeds = {
  readonly [K in WarningDeed['kind']]: (scope: DeedScope, deed: DeedOf<K>) => Promise<Notice[]>;
};

const DAY_MS = 86_400_000;

const DEEDS: Deeds = {
  async acknowledge(scope) {
    const { by, unit, warning, now } = scope;
    assertLiving(warning);
    if (warning.acknowledgedBy !== null) return [];
    await unit.warnings.update(warning.id, { acknowledgedBy: by, updatedAt: now });
    await record(scope, 'acknowledged', {});
    return [];
  },

  async assign(scope, { to }) {
    const { unit, warning, now } = scope;
    assertLiving(warning);
    if (warning.assignedTo === to) return [];
    if (to !== null) await assertMayHear(unit, warning, to);
    await unit.warnings.update(warning.id, { assignedTo: to, updatedAt: now });
    await record(scope, 'assigned', { to, from: warning.assignedTo });
    if (to === null || to === scope.by) return [];
    return [
      warningNotice(warning, noticeScope(scope), {
        kind: 'warningAssigned',
        occasion: `${to}:${now}`,
        audience: [onePerson(to)],
        say: led('交给您处理', 'Assigned to you'),
      }),
    ];
  },

  async comment(scope, { mentions, text }) {
    const { by, now, unit, warning } = scope;
    const [author] = await unit.people.byIds([by]);
    for (const id of mentions) await assertMayHear(unit, warning, id);
    await record(scope, 'commented', { text, mentions: [...mentions] });
    const others = [...new Set(mentions)].filter((id) => id !== by);
    if (others.length === 0) return [];
    const name = author?.name ?? '';
    return [
      warningNotice(warning, noticeScope(scope), {
        kind: 'comment',
        occasion: now,
        audience: [{ kind: 'people', personIds: others }],
        say: (sentence) => ({
          zh: `${name}在预警中提到您：“${text}”（${sentence.zh}）`,
          en: `${name} mentions you: “${text}” (${sentence.en})`,
        }),
      }),
    ];
  },

  async silence(scope, { days, reason, untilDataChanges }) {
    const { by, now, unit, warning } = scope;
    assertLiving(warning);
    const endsAt = new Date(Date.parse(now) + days * DAY_MS).toISOString();
    const { id } = await unit.silences.insert({
      rule: warning.rule,
      subjectId: warning.subjectId,
      withBelow: false,
      reason,
      by,
      at: now,
      endsAt,
      untilDataChanges,
    });
    await record(scope, 'silenced', { silenceId: id, reason, endsAt, untilDataChanges });
    return [];
  },

  async dismiss(scope, { note, reason }) {
    assertLiving(scope.warning);
    await record(scope, 'dismissed', { reason, ...(note === undefined ? {} : { note }) });
    return [];
  },

  async answer(scope, { answer, note }) {
    const { unit, warning, now } = scope;
    assertLiving(warning);
    if (warning.confirmation !== 'waiting' && warning.confirmation !== 'appeal') throw notAsked();
    const withheld = answer === 'confirmed' ? false : warning.withheld;
    await unit.warnings.update(warning.id, { confirmation: answer, withheld, updatedAt: now });
    await record(scope, EVENT_OF_ANSWER[answer], {
      answer,
      ...(answer === 'falseAlarm' || answer === 'exemption' ? { reason: REASON_OF_ANSWER[answer] } : {}),
      ...(note === undefined ? {} : { note }),
    });
    return [];
  },

  async appeal(scope, { text }) {
    const { now, unit, warning } = scope;
    assertLiving(warning);
    if (warning.confirmation === 'appeal') return [];
    await unit.warnings.update(warning.id, { confirmation: 'appeal', updatedAt: now });
    await record(scope, 'appealed', { text });
    return [
      warningNotice(warning, noticeScope(scope), {
        kind: 'warningToConfirm',
        occasion: now,
        audience: [{ kind: 'qualityOffice' }],
        say: led(`收到申诉“${text}”`, `Appeal “${text}”`),
      }),
    ];
  },
};

const EVENT_OF_ANSWER: Record<ConfirmationAnswer, WarningEventKind> = {
  confirmed: 'confirmed',
  appeal: 'appealed',
  falseAlarm: 'rejected',
  exemption: 'rejected',
};
const REASON_OF_ANSWER = { falseAlarm: 'falseAlarm', exemption: 'exempted' } as const;

/**
 * Does something about one warning; the life cycle is folded afterwards.
 *
 * @returns who is to be told what
 * @throws  Failure `warning.resolved`, `warning.notAsked`, `person.unknown`, `warning.withheld`, before anything is written
 */
export function doDeed<K extends WarningDeed['kind']>(
  scope: DeedScope,
  deed: Extract<WarningDeed, { kind: K }>,
): Promise<Notice[]> {
  return DEEDS[deed.kind](scope, deed);
}

async function record(
  { by, now, period, unit, warning }: DeedScope,
  kind: WarningEventKind,
  data: Readonly<Record<string, unknown>>,
): Promise<void> {
  await unit.warnings.addEvent({ warningId: warning.id, kind, at: now, by, period, data });
}

function noticeScope({ released, subject }: DeedScope): NoticeScope {
  return { released, subject };
}

function assertLiving(warning: Warning): void {
  if (warning.state !== 'resolved') return;
  throw new Failure('warning.resolved', {
    zh: '这条预警已经解除，不能再处理。请刷新页面查看最新状态。',
    en: 'This warning is resolved already. Reload to see its present state.',
  });
}

/** Somebody who is there; of a warning that is withheld only the quality office hears. */
async function assertMayHear(unit: UnitOfWork, { withheld }: Warning, id: PersonId): Promise<void> {
  const person = await unit.people.find(id);
  if (person?.active !== true) {
    throw new Failure('person.unknown', {
      zh: '没有这位人员，或其账号已停用。请另选一位。',
      en: 'There is no such person, or the account is no longer active. Choose somebody else.',
    });
  }
  if (!withheld || person.roles.some((role) => role !== 'owner')) return;
  throw new Failure('warning.withheld', {
    zh: '这条预警还没有经质量办核实，不能告诉质量办以外的人。请先核实。',
    en: 'The quality office has not confirmed this warning: nobody outside may hear of it yet. Confirm it first.',
  });
}

function notAsked(): Failure {
  return new Failure('warning.notAsked', {
    zh: '这条预警没有等待质量办核实。请刷新页面查看最新状态。',
    en: 'This warning does not wait for the word of the quality office. Reload to see its present state.',
  });
}

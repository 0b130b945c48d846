import type { LocalizedText } from '@zhengai/engine';
import type { PersonId, ResponsibilityInput, ResponsibilityRole } from './people.js';
import type { TaskId } from './processes.js';
import type { SubjectId } from './subjects.js';
import type { WarningId } from './warnings.js';

/** What people are told about. */
export const NOTICE_KINDS = [
  'warningOpened',
  'warningReopened',
  'warningToConfirm',
  'warningAssigned',
  'warningEscalated',
  'warningResolved',
  'warningOverturned',
  'dataMissing',
  'dataError',
  'taskAssigned',
  'taskDue',
  'taskOverdue',
  'taskReturned',
  'effectKnown',
  'comment',
  'other',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** Who is told. A role that a department holds means those who answer for that department. */
export type Audience =
  | {
      readonly kind: 'responsible';
      /** All of them are told; where nobody holds any, the quality office is. */
      readonly roles: readonly ResponsibilityRole[];
      readonly of: ResponsibilityInput['kind'];
      /** Code of the indicator, item …; `null` for whoever answers for all of the kind. */
      readonly code: string | null;
      readonly subjectId: SubjectId;
    }
  | { readonly kind: 'people'; readonly personIds: readonly PersonId[] }
  | { readonly kind: 'qualityOffice' };

/** One thing to be told, in words; the same key is told once. */
export interface Notice {
  /** What makes it the same when it is asked for again: `opened:12`, `escalated:12:2`. */
  readonly key: string;
  readonly kind: NoticeKind;
  readonly subjectId: SubjectId | null;
  readonly rule: string | null;
  readonly warningId: WarningId | null;
  readonly taskId: TaskId | null;
  /** Code on the pack's scale. */
  readonly severity: string | null;
  /** How much is at stake, for the order among equal severities: higher goes first; `null` goes last. */
  readonly effect: number | null;
  /** One readable sentence. */
  readonly text: LocalizedText;
  /** Path of the page that opens the very task or warning: `/warnings/12`. */
  readonly link: string;
  readonly audience: readonly Audience[];
  /** Names a person's data: goes to single persons only, never to a group or to another system. */
  readonly personal: boolean;
}

export type NoticeId = number;

export interface StoredNotice extends Notice {
  readonly id: NoticeId;
  /** Of the severity, when it was written; higher is worse, 0 without one. */
  readonly severityRank: number;
  readonly createdAt: string;
}

/** A notice as it lies in somebody's inbox. */
export interface InboxEntry {
  readonly notice: StoredNotice;
  readonly readAt: string | null;
}

/** Newest first. */
export interface InboxQuery {
  readonly unread?: boolean;
  readonly beforeId?: NoticeId;
  readonly limit: number;
}

/** What a person waits to be told outside of the inbox. */
export interface WaitingNotice extends StoredNotice {
  /** Read in the inbox, or its warning or task is over: nobody needs to be told any more. */
  readonly over: boolean;
}

export interface NotificationStore {
  /** Writes those whose key is new. @returns their ids */
  addNotices(
    notices: readonly (Notice & { readonly severityRank: number })[],
    at: string,
  ): Promise<NoticeId[]>;
  /** In the order of the ids. */
  byIds(ids: readonly NoticeId[]): Promise<StoredNotice[]>;
  /** Locks and reads those of the notices whose people have not been found yet, by id. */
  takeUnrouted(ids: readonly NoticeId[]): Promise<StoredNotice[]>;
  /** Into the inboxes; twice changes nothing. Whoever gains one is planned for at `planAt`, or when they already were. */
  deliverToInbox(
    entries: readonly { readonly noticeId: NoticeId; readonly personId: PersonId }[],
    at: string,
    planAt: string,
  ): Promise<void>;
  markRouted(ids: readonly NoticeId[], at: string): Promise<void>;

  /**
   * Notices routed until then that no group or other system has been considered for, by id; locked until the
   * transaction ends, none while somebody else is at it.
   */
  takeUnshared(routedUntil: string, limit: number): Promise<StoredNotice[]>;
  markShared(ids: readonly NoticeId[]): Promise<void>;

  inbox(person: PersonId, query: InboxQuery): Promise<InboxEntry[]>;
  unreadCount(person: PersonId): Promise<number>;
  /** `noticeIds` absent: all there are. @returns how many changed */
  markRead(
    person: PersonId,
    noticeIds: readonly NoticeId[] | undefined,
    readAt: string | null,
  ): Promise<number>;

  /** People to be planned for now, locked until the transaction ends; those in other hands are passed over. */
  takeDuePlans(now: string, limit: number): Promise<PersonId[]>;
  waitingFor(person: PersonId): Promise<WaitingNotice[]>;
  /** They no longer wait. */
  settle(person: PersonId, noticeIds: readonly NoticeId[]): Promise<void>;
  /** When to look at a person again; `null`: when something new comes. */
  planAgain(person: PersonId, at: string | null): Promise<void>;
}

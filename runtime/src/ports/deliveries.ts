import type { LocalizedText } from '@zhengai/engine';
import type { NoticeId } from './notifications.js';
import type { PersonId } from './people.js';

/** Ways out of the house that reach one person. */
export const PERSON_CHANNELS = ['email', 'wecom', 'dingtalk', 'feishu'] as const;
export type PersonChannel = (typeof PERSON_CHANNELS)[number];
/** Ways to a group of people or to another system: never with a person's data. */
export const SHARED_CHANNELS = ['webhook', 'wecomRobot', 'dingtalkRobot', 'feishuRobot'] as const;
export type SharedChannel = (typeof SHARED_CHANNELS)[number];
export type ChannelName = PersonChannel | SharedChannel;

/** What a channel is given to send. */
export interface Message {
  /** The same when it is sent again: message id, `uuid`, header. */
  readonly key: string;
  /** Address, user id …; empty for shared channels. */
  readonly to: string;
  readonly subject: LocalizedText;
  /** Sections of a digest; a single message has one line in one section without a heading. */
  readonly sections: readonly MessageSection[];
  /** What is left out of a digest, in words. */
  readonly more: LocalizedText | null;
  /** Where the button leads: an absolute address. */
  readonly link: string;
  readonly personal: boolean;
  /** For other systems. */
  readonly facts: readonly Readonly<Record<string, unknown>>[];
}

export interface MessageSection {
  readonly heading: LocalizedText | null;
  readonly lines: readonly { readonly text: LocalizedText; readonly link: string }[];
}

/** What came of sending. */
export type SendOutcome =
  /** `reference`: the channel's own number of it. */
  | { readonly kind: 'sent'; readonly reference: string | null }
  /** Never to this recipient: unknown user, rejected address, a text that may not go there. */
  | { readonly kind: 'refused'; readonly reason: LocalizedText }
  /** Not now to this recipient. */
  | { readonly kind: 'later'; readonly reason: LocalizedText }
  /** The channel as a whole does not work now: no answer, wrong credentials, too many messages. */
  | { readonly kind: 'down'; readonly reason: LocalizedText; readonly retryAfterMs?: number };

/** One way out of the house; sends one message at a time to one recipient and never throws for what the world does. */
export interface Channel {
  readonly name: ChannelName;
  send(message: Message): Promise<SendOutcome>;
  close(): Promise<void>;
}

/** The channels that are configured; the others are off. */
export interface Channels {
  readonly all: ReadonlyMap<ChannelName, Channel>;
  /** Where the pages are reached, without a slash at the end; links start with it. */
  readonly publicUrl: string;
}

/** How somebody wants to be told. */
export interface NotificationSettings {
  /** `null`: every channel there is. */
  readonly channels: readonly PersonChannel[] | null;
  /** Where each channel reaches them; what is absent follows from the message account. */
  readonly addresses: Readonly<Partial<Record<PersonChannel, string>>>;
  /** No message leaves between these times of the college, `HH:MM`; over midnight when `from` is the later one. */
  readonly quiet: { readonly from: string; readonly until: string } | null;
  /** Messages a week, from Monday; what goes beyond is gathered into one digest a day. */
  readonly weeklyBudget: number;
  /** When that digest comes, `HH:MM`. */
  readonly digestAt: string;
}

export const DEFAULT_NOTIFICATION_SETTINGS: NotificationSettings = {
  channels: null,
  addresses: {},
  quiet: { from: '21:30', until: '07:00' },
  weeklyBudget: 20,
  digestAt: '08:00',
};

export type DeliveryId = string;
export type DeliveryStatus = 'waiting' | 'sending' | 'sent' | 'dead';

/** One message to one recipient by one channel. */
export interface Delivery {
  readonly id: DeliveryId;
  readonly key: string;
  readonly channel: ChannelName;
  /** `null` for shared channels. */
  readonly personId: PersonId | null;
  readonly noticeIds: readonly NoticeId[];
  readonly digest: boolean;
  readonly status: DeliveryStatus;
  /** Tries since it was made or replayed. */
  readonly attempts: number;
  readonly dueAt: string;
  readonly createdAt: string;
  readonly finishedAt: string | null;
  readonly lastError: LocalizedText | null;
}

export type NewDelivery = Pick<Delivery, 'key' | 'channel' | 'personId' | 'noticeIds' | 'digest'>;

export interface ChannelState {
  readonly channel: ChannelName;
  /** It rests until then. */
  readonly pausedUntil: string | null;
  /** Failures in a row of the channel as a whole. */
  readonly failures: number;
  readonly lastError: LocalizedText | null;
  readonly lastFailedAt: string | null;
  readonly lastSentAt: string | null;
}

export type DeliveryCounts = Readonly<Record<DeliveryStatus, number>>;

export interface DeliveryStore {
  settingsOf(people: readonly PersonId[]): Promise<Map<PersonId, NotificationSettings>>;
  saveSettings(person: PersonId, settings: NotificationSettings): Promise<void>;
  /** Those whose key is new; to be sent from `at` on. */
  add(deliveries: readonly NewDelivery[], at: string): Promise<void>;
  /** Messages other than digests that were made for a person since. */
  messagesSince(person: PersonId, since: string): Promise<number>;
  /**
   * What can be sent now, in the caller's hands until `leaseUntil`: of each recipient the oldest ones of a channel in
   * their order, none before one that waits or is in other hands; none of channels that rest.
   */
  claim(claim: {
    readonly channels: readonly ChannelName[];
    readonly now: string;
    readonly leaseUntil: string;
    readonly limit: number;
  }): Promise<Delivery[]>;
  /** Only while the delivery is in the hands that claimed it. @returns whether it was */
  finish(
    delivery: Pick<Delivery, 'id' | 'attempts'>,
    end: {
      readonly status: 'sent' | 'dead' | 'waiting';
      readonly at: string;
      readonly dueAt?: string;
      /** Tries are counted at the claim; one that the recipient has no part in is taken back. */
      readonly uncounted?: boolean;
      readonly reference?: string | null;
      readonly error?: LocalizedText;
    },
  ): Promise<boolean>;
  states(): Promise<ChannelState[]>;
  saveState(state: Pick<ChannelState, 'channel'> & Partial<ChannelState>): Promise<void>;
  counts(): Promise<DeliveryCounts>;
  countsByChannel(): Promise<ReadonlyMap<ChannelName, DeliveryCounts>>;
  /** When the next one that waits is due; `null` when none waits. */
  nextDue(): Promise<string | null>;
  /** Newest first. */
  dead(query: { readonly beforeId?: DeliveryId; readonly limit: number }): Promise<Delivery[]>;
  /** Dead ones are sent again, from the start; `ids` absent: all of them. @returns how many */
  replay(ids: readonly DeliveryId[] | undefined, at: string): Promise<number>;
}

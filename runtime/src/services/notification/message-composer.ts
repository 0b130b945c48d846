import type { LocalizedText } from '@zhengai/engine';
import {
  PERSON_CHANNELS,
  type Delivery,
  type Message,
  type NoticeId,
  type NotificationSettings,
  type Person,
  type PersonChannel,
  type PersonId,
  type StoredNotice,
  type UnitOfWork,
} from '../../ports/index.js';
import { addressOf } from './address-of.js';
import { composeMessage, type Wording } from './compose-message.js';

/** Words and addresses for the messages of one round, asked for together. */
export class MessageComposer {
  private constructor(
    private readonly wording: Wording,
    private readonly notices: ReadonlyMap<NoticeId, StoredNotice>,
    private readonly people: ReadonlyMap<PersonId, Person>,
    private readonly settings: ReadonlyMap<PersonId, NotificationSettings>,
  ) {}

  static async prepare(
    unit: Pick<UnitOfWork, 'notifications' | 'deliveries' | 'people' | 'definitions'>,
    publicUrl: string,
    deliveries: readonly Delivery[],
  ): Promise<MessageComposer> {
    const personIds = [...new Set(deliveries.flatMap(({ personId }) => personId ?? []))];
    const noticeIds = [...new Set(deliveries.flatMap((delivery) => delivery.noticeIds))];
    const [released, notices, people, settings] = await Promise.all([
      unit.definitions.released(),
      unit.notifications.byIds(noticeIds),
      unit.people.byIds(personIds),
      unit.deliveries.settingsOf(personIds),
    ]);
    const { rules, severities } = released.dictionary;
    const names = new Map(rules.map(({ code, name }) => [code, name]));
    return new MessageComposer(
      { severities, publicUrl, ruleName: (code) => names.get(code) ?? { zh: code, en: code } },
      new Map(notices.map((notice) => [notice.id, notice])),
      new Map(people.map((person) => [person.id, person])),
      settings,
    );
  }

  /** The message, or why there can be none. */
  messageOf({ channel, digest, key, noticeIds, personId }: Delivery): Message | { refused: LocalizedText } {
    const notices = noticeIds.flatMap((id) => this.notices.get(id) ?? []);
    if (!isPersonChannel(channel)) return composeMessage({ key, to: '', digest, notices }, this.wording);
    const person = personId === null ? undefined : this.people.get(personId);
    const settings = personId === null ? undefined : this.settings.get(personId);
    if (person?.active !== true || settings === undefined) return { refused: GONE };
    const to = addressOf(person, settings, channel);
    if (to === undefined) return { refused: NO_ADDRESS };
    return composeMessage({ key, to, digest, notices }, this.wording);
  }
}

function isPersonChannel(channel: string): channel is PersonChannel {
  return PERSON_CHANNELS.some((known) => known === channel);
}

const GONE: LocalizedText = {
  zh: '收件人的账号已停用。',
  en: 'The recipient’s account is no longer active.',
};
const NO_ADDRESS: LocalizedText = {
  zh: '没有收件人在这个渠道上的地址，请在人员名单或通知设置中补上。',
  en: 'There is no address of the recipient for this channel; add it to the list of people or to their settings.',
};

import {
  Failure,
  PERSON_CHANNELS,
  type Channels,
  type FailurePart,
  type NotificationSettings,
  type Person,
  type PersonChannel,
} from '../../ports/index.js';
import type { ServiceDeps } from '../service-deps.js';
import { addressOf } from './address-of.js';

/** A channel as one person sees it. */
export interface OwnChannel {
  readonly channel: PersonChannel;
  /** `false`: off in this installation. */
  readonly configured: boolean;
  /** Where it reaches the person; `null`: nowhere. */
  readonly address: string | null;
}

export interface OwnSettings {
  readonly settings: NotificationSettings;
  readonly channels: readonly OwnChannel[];
}

type Deps = Pick<ServiceDeps, 'store'> & { readonly channels?: Channels | undefined };

export async function findOwnSettings({ channels, store }: Deps, person: Person): Promise<OwnSettings> {
  const settings = (await store.read.deliveries.settingsOf([person.id])).get(person.id);
  if (settings === undefined) throw new Error(`no settings of person ${person.id}`);
  return {
    settings,
    channels: PERSON_CHANNELS.map((channel) => ({
      channel,
      configured: channels?.all.has(channel) ?? false,
      address: addressOf(person, settings, channel) ?? null,
    })),
  };
}

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const MAIL = /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+$/;
/** Never `@all`, which a platform would read as everybody. */
const USER_ID = /^[\w.-][\w.@-]{0,63}$/;

/** @throws Failure `notification.invalid`, naming every part that cannot be used */
export async function saveOwnSettings(
  deps: Deps,
  person: Person,
  settings: NotificationSettings,
): Promise<OwnSettings> {
  const parts: FailurePart[] = [];
  const check = (path: string, isGood: boolean, zh: string, en: string): void => {
    if (!isGood) parts.push({ path, code: 'notification.value', message: { zh, en } });
  };
  const time = (path: string, text: string): void => {
    check(path, TIME.test(text), '应为 HH:MM 形式的时间，例如 21:30', 'must be a time such as 21:30');
  };
  time('/digestAt', settings.digestAt);
  if (settings.quiet !== null) {
    const { from, until } = settings.quiet;
    time('/quiet/from', from);
    time('/quiet/until', until);
    check('/quiet', from !== until, '起止时间不能相同', 'must not begin when they end');
  }
  for (const [channel, address] of Object.entries(settings.addresses)) {
    if (address === '') continue;
    check(
      `/addresses/${channel}`,
      channel === 'email' ? MAIL.test(address) : USER_ID.test(address),
      channel === 'email' ? '应为一个邮件地址' : '应为该平台上的用户编号',
      channel === 'email' ? 'must be one mail address' : 'must be the user id on that platform',
    );
  }
  if (parts.length > 0) {
    throw new Failure(
      'notification.invalid',
      {
        zh: '通知设置里有不能用的内容，请修改后再保存。',
        en: 'These settings cannot be used; mend them and save again.',
      },
      parts,
    );
  }
  await deps.store.read.deliveries.saveSettings(person.id, settings);
  return findOwnSettings(deps, person);
}

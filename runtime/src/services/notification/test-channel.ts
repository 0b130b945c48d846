import {
  Failure,
  PERSON_CHANNELS,
  type ChannelName,
  type Channels,
  type Person,
  type PersonChannel,
  type SendOutcome,
} from '../../ports/index.js';
import type { ServiceDeps } from '../service-deps.js';
import { addressOf } from './address-of.js';

/**
 * Sends a test message by a channel, to whoever asks for it or to the group; a channel that carries it rests no longer.
 *
 * @throws Failure `channel.unknown` when it is off, `channel.noAddress`
 */
export async function testChannel(
  {
    channels,
    clock,
    store,
  }: Pick<ServiceDeps, 'store' | 'clock'> & { readonly channels?: Channels | undefined },
  person: Person,
  name: ChannelName,
): Promise<SendOutcome> {
  const channel = channels?.all.get(name);
  if (channel === undefined || channels === undefined) {
    throw new Failure('channel.unknown', {
      zh: `渠道 ${name} 没有配置。请先设置它的环境变量并重新启动。`,
      en: `The channel ${name} is not configured. Set its environment variables and start again.`,
    });
  }
  const to = isPersonal(name) ? await ownAddress(store, person, name) : '';
  const now = clock.now();
  const text = {
    zh: `这是一条测试消息，由 ${person.name} 发出。收到即说明渠道可用。`,
    en: `This is a test message sent by ${person.name}. The channel works.`,
  };
  const outcome = await channel.send({
    key: `test-${name}-${Date.parse(now)}`,
    to,
    subject: { zh: '诊改平台测试消息', en: 'Test message of Zhengai' },
    sections: [{ heading: null, lines: [{ text, link: channels.publicUrl }] }],
    more: null,
    link: channels.publicUrl,
    personal: false,
    facts: [{ kind: 'test', createdAt: now, text }],
  });
  if (outcome.kind === 'sent') {
    await store.read.deliveries.saveState({ channel: name, failures: 0, pausedUntil: null, lastSentAt: now });
  } else {
    await store.read.deliveries.saveState({ channel: name, lastError: outcome.reason, lastFailedAt: now });
  }
  return outcome;
}

function isPersonal(name: ChannelName): name is PersonChannel {
  return PERSON_CHANNELS.some((known) => known === name);
}

async function ownAddress(
  store: ServiceDeps['store'],
  person: Person,
  channel: PersonChannel,
): Promise<string> {
  const settings = (await store.read.deliveries.settingsOf([person.id])).get(person.id);
  const address = settings && addressOf(person, settings, channel);
  if (address !== undefined) return address;
  throw new Failure('channel.noAddress', {
    zh: '您自己还没有这个渠道的地址，请先在通知设置中填写。',
    en: 'You have no address for this channel yourself; add it to your notification settings first.',
  });
}

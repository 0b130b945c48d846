import type { NotificationSettings, Person, PersonChannel } from '../../ports/index.js';

/**
 * Where a channel reaches somebody: what they have set, else the message account of the list of people, which is an
 * e-mail address where it has an @ and a user id elsewhere.
 */
export function addressOf(
  { messageAccount }: Pick<Person, 'messageAccount'>,
  { addresses }: Pick<NotificationSettings, 'addresses'>,
  channel: PersonChannel,
): string | undefined {
  const own = addresses[channel];
  if (own !== undefined && own !== '') return own;
  if (messageAccount === null || messageAccount === '') return undefined;
  return messageAccount.includes('@') === (channel === 'email') ? messageAccount : undefined;
}

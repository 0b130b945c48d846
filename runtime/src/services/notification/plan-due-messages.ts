import {
  PERSON_CHANNELS,
  type Channels,
  type NewDelivery,
  type NotificationSettings,
  type Person,
  type PersonChannel,
  type PersonId,
  type UnitOfWork,
  type WaitingNotice,
} from '../../ports/index.js';
import type { ServiceDeps } from '../service-deps.js';
import { addressOf } from './address-of.js';
import { weekStart } from './college-time.js';
import { planMessages, type MessagePlan } from './plan-messages.js';
import { SETTLE_MS } from './route-notices.js';

const PEOPLE_TOGETHER = 20;

/** Decides for everybody who is due how they are told what waits for them. @returns how many people were due */
export async function planDueMessages(deps: ServiceDeps, channels: Channels): Promise<number> {
  let planned = 0;
  for (;;) {
    const count = await deps.store.transaction(async (unit) => {
      const people = await unit.notifications.takeDuePlans(deps.clock.now(), PEOPLE_TOGETHER);
      const [settings, persons] = [await unit.deliveries.settingsOf(people), await unit.people.byIds(people)];
      for (const person of persons) {
        const own = settings.get(person.id);
        if (own) await planFor(unit, deps.clock.now(), person, own, channels);
      }
      return people.length;
    });
    planned += count;
    if (count < PEOPLE_TOGETHER) return planned;
  }
}

async function planFor(
  unit: UnitOfWork,
  now: string,
  person: Person,
  settings: NotificationSettings,
  channels: Channels,
): Promise<void> {
  const all = await unit.notifications.waitingFor(person.id);
  const over = all.filter((notice) => notice.over);
  if (over.length > 0) {
    await unit.notifications.settle(
      person.id,
      over.map(({ id }) => id),
    );
  }
  const ways = waysTo(person, settings, channels);
  const plan = planMessages({
    now,
    waiting: all.filter((notice) => !notice.over),
    settings,
    sentThisWeek: await unit.deliveries.messagesSince(person.id, weekStart(now)),
    settleMs: SETTLE_MS,
  });
  if (plan.kind === 'nothing' || plan.kind === 'wait') {
    await unit.notifications.planAgain(person.id, plan.kind === 'wait' ? plan.until : null);
    return;
  }
  await unit.deliveries.add(deliveriesOf(plan, person.id, ways), now);
  await unit.notifications.settle(
    person.id,
    plan.notices.map(({ id }) => id),
  );
  await unit.notifications.planAgain(person.id, null);
}

/** Channels that are configured, that the person wants, and that know where the person is. */
function waysTo(person: Person, settings: NotificationSettings, { all }: Channels): PersonChannel[] {
  if (!person.active) return [];
  return PERSON_CHANNELS.filter(
    (channel) =>
      all.has(channel) &&
      (settings.channels === null || settings.channels.includes(channel)) &&
      addressOf(person, settings, channel) !== undefined,
  );
}

function deliveriesOf(
  plan: Exclude<MessagePlan<WaitingNotice>, { kind: 'nothing' | 'wait' }>,
  personId: PersonId,
  ways: readonly PersonChannel[],
): NewDelivery[] {
  const messages =
    plan.kind === 'digest'
      ? [
          {
            key: `digest-${personId}-${Math.max(...plan.notices.map(({ id }) => id))}`,
            notices: plan.notices,
          },
        ]
      : plan.notices.map((notice) => ({ key: `notice-${personId}-${notice.id}`, notices: [notice] }));
  return ways.flatMap((channel) =>
    messages.map(({ key, notices }) => ({
      key: `${channel}-${key}`,
      channel,
      personId,
      noticeIds: notices.map(({ id }) => id),
      digest: plan.kind === 'digest',
    })),
  );
}

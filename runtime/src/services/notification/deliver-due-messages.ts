import type { LocalizedText } from '@zhengai/engine';
import type {
  Channel,
  ChannelName,
  Channels,
  ChannelState,
  Delivery,
  SendOutcome,
} from '../../ports/index.js';
import type { ServiceDeps } from '../service-deps.js';
import { MessageComposer } from './message-composer.js';

/** Recipients claimed at a time; of each up to ten messages. */
const CLAIM_LIMIT = 100;
/** Recipients served at a time. */
const TOGETHER = 16;
/** So long a claimed message is in one worker's hands; should that one die, another sends it after this. */
const LEASE_MS = 5 * 60_000;
/** A recipient whom so many tries did not reach is given up. */
export const MOST_ATTEMPTS = 8;
/** A message that a channel could not carry for so long is given up. */
export const GIVE_UP_AFTER_MS = 3 * 24 * 3_600_000;
const FIRST_PAUSE_MS = 60_000;
const LONGEST_PAUSE_MS = 15 * 60_000;

/**
 * Sends what is due, to each recipient in order: what a recipient does not take now is tried again after one, two, four
 * … up to fifteen minutes; a channel that fails as a whole rests in the same way and costs no message a try. A message
 * is sent at least once: a worker that dies between sending and noting it leaves it to be sent again with the same key.
 *
 * @returns how many were sent
 */
export async function deliverDueMessages(deps: ServiceDeps, channels: Channels): Promise<number> {
  if (channels.all.size === 0) return 0;
  let sent = 0;
  for (;;) {
    const now = deps.clock.now();
    const claimed = await deps.store.read.deliveries.claim({
      channels: [...channels.all.keys()],
      now,
      leaseUntil: new Date(Date.parse(now) + LEASE_MS).toISOString(),
      limit: CLAIM_LIMIT,
    });
    if (claimed.length === 0) return sent;
    sent += await new Round(deps, channels, claimed, now).run();
  }
}

/** Pauses of one, two, four … minutes. */
export function pauseMs(failures: number): number {
  return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.max(0, failures - 1));
}

/** What was claimed together. */
class Round {
  readonly #down = new Map<ChannelName, Extract<SendOutcome, { kind: 'down' }>>();
  readonly #served = new Set<ChannelName>();
  #sent = 0;

  constructor(
    private readonly deps: ServiceDeps,
    private readonly channels: Channels,
    private readonly claimed: readonly Delivery[],
    private readonly startedAt: string,
  ) {}

  async run(): Promise<number> {
    const { read } = this.deps.store;
    const composer = await MessageComposer.prepare(read, this.channels.publicUrl, this.claimed);
    const queues = byRecipient(this.claimed);
    const next = async (): Promise<void> => {
      for (let queue = queues.shift(); queue !== undefined; queue = queues.shift()) {
        await this.#serve(queue, composer);
      }
    };
    await Promise.all(Array.from({ length: TOGETHER }, next));
    await this.#noteChannels();
    return this.#sent;
  }

  /** The messages of one recipient by one channel, in order; the first that does not get through holds up the rest. */
  async #serve(queue: readonly Delivery[], composer: MessageComposer): Promise<void> {
    let isHeldUp = false;
    for (const delivery of queue) {
      const channel = this.channels.all.get(delivery.channel);
      if (isHeldUp || channel === undefined || this.#down.has(delivery.channel) || this.#leaseIsOver()) {
        await this.#putBack(delivery);
        continue;
      }
      const outcome = await this.#send(channel, delivery, composer);
      isHeldUp = outcome.kind === 'later' || outcome.kind === 'down';
      await this.#note(delivery, outcome);
    }
  }

  async #send(channel: Channel, delivery: Delivery, composer: MessageComposer): Promise<SendOutcome> {
    const message = composer.messageOf(delivery);
    if ('refused' in message) return { kind: 'refused', reason: message.refused };
    try {
      return await channel.send(message);
    } catch (cause) {
      this.deps.log.error(
        { delivery: delivery.id, error: String(cause) },
        'a channel failed by its own fault',
      );
      const reason = cause instanceof Error ? cause.message : String(cause);
      return { kind: 'later', reason: { zh: `发送失败：${reason}`, en: `Sending failed: ${reason}` } };
    }
  }

  async #note(delivery: Delivery, outcome: SendOutcome): Promise<void> {
    const { deliveries } = this.deps.store.read;
    const at = this.deps.clock.now();
    switch (outcome.kind) {
      case 'sent':
        this.#sent += 1;
        this.#served.add(delivery.channel);
        await deliveries.finish(delivery, { status: 'sent', at, reference: outcome.reference });
        return;
      case 'refused':
        await this.#giveUp(delivery, outcome.reason);
        return;
      case 'later':
        if (delivery.attempts >= MOST_ATTEMPTS) {
          await this.#giveUp(delivery, outcome.reason);
          return;
        }
        await deliveries.finish(delivery, {
          status: 'waiting',
          at,
          dueAt: new Date(Date.parse(at) + pauseMs(delivery.attempts)).toISOString(),
          error: outcome.reason,
        });
        return;
      case 'down':
        this.#down.set(delivery.channel, outcome);
        if (Date.parse(at) - Date.parse(delivery.dueAt) > GIVE_UP_AFTER_MS) {
          await this.#giveUp(delivery, outcome.reason);
          return;
        }
        await deliveries.finish(delivery, { status: 'waiting', at, uncounted: true, error: outcome.reason });
    }
  }

  async #giveUp(delivery: Delivery, reason: LocalizedText): Promise<void> {
    const at = this.deps.clock.now();
    await this.deps.store.read.deliveries.finish(delivery, { status: 'dead', at, error: reason });
    this.deps.log.warn(
      { delivery: delivery.id, channel: delivery.channel, person: delivery.personId, reason: reason.en },
      'a message was given up',
    );
  }

  async #putBack(delivery: Delivery): Promise<void> {
    const at = this.deps.clock.now();
    await this.deps.store.read.deliveries.finish(delivery, { status: 'waiting', at, uncounted: true });
  }

  #leaseIsOver(): boolean {
    return Date.parse(this.deps.clock.now()) - Date.parse(this.startedAt) >= LEASE_MS;
  }

  async #noteChannels(): Promise<void> {
    const { deliveries } = this.deps.store.read;
    const states = new Map<ChannelName, ChannelState>(
      (await deliveries.states()).map((state) => [state.channel, state]),
    );
    const at = this.deps.clock.now();
    for (const [channel, { reason, retryAfterMs }] of this.#down) {
      const failures = (states.get(channel)?.failures ?? 0) + 1;
      const pause = retryAfterMs ?? pauseMs(failures);
      this.deps.log.warn(
        { channel, failures, pause, reason: reason.en },
        'a channel does not work; it rests',
      );
      await deliveries.saveState({
        channel,
        failures,
        pausedUntil: new Date(Date.parse(at) + pause).toISOString(),
        lastError: reason,
        lastFailedAt: at,
      });
    }
    for (const channel of this.#served) {
      if (this.#down.has(channel)) continue;
      await deliveries.saveState({ channel, failures: 0, pausedUntil: null, lastSentAt: at });
    }
  }
}

function byRecipient(deliveries: readonly Delivery[]): Delivery[][] {
  const queues = new Map<string, Delivery[]>();
  for (const delivery of deliveries) {
    const key = `${delivery.channel} ${delivery.personId ?? ''}`;
    const queue = queues.get(key) ?? [];
    queue.push(delivery);
    queues.set(key, queue);
  }
  return [...queues.values()];
}

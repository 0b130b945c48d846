import { createChannels, readNotifyConfig } from '../notify/index.js';
import type { Channels } from '../ports/index.js';
import { systemClock } from './system-clock.js';

/**
 * The channels that the environment configures; none when it says nothing.
 *
 * @throws Failure `config.invalid`
 */
export function openChannels(environment: NodeJS.ProcessEnv): Channels & { close(): Promise<void> } {
  return createChannels(readNotifyConfig(environment), systemClock);
}

import type { Channel, Channels, Clock } from '../ports/index.js';
import { createDingtalkChannel } from './dingtalk-channel.js';
import { createEmailChannel } from './email-channel.js';
import { createFeishuChannel } from './feishu-channel.js';
import type { NotifyConfig } from './notify-config.js';
import { createRobotChannels } from './robot-channels.js';
import { createWebhookChannel } from './webhook-channel.js';
import { createWecomChannel } from './wecom-channel.js';

const TIMEOUT_MS = 15_000;

/** Every channel that is configured. */
export function createChannels(
  config: NotifyConfig,
  clock: Clock,
  timeoutMs: number = TIMEOUT_MS,
): Channels & { close(): Promise<void> } {
  const sending = { timeoutMs, allowedHosts: config.allowedHosts };
  const { dingtalk, email, feishu, webhook, wecom } = config;
  const channels: Channel[] = [
    ...(email ? [createEmailChannel(email, timeoutMs)] : []),
    ...(wecom ? [createWecomChannel(wecom, sending, clock)] : []),
    ...(dingtalk ? [createDingtalkChannel(dingtalk, sending, clock)] : []),
    ...(feishu ? [createFeishuChannel(feishu, sending, clock)] : []),
    ...(webhook ? [createWebhookChannel(webhook, sending, clock)] : []),
    ...createRobotChannels(config, sending, clock),
  ];
  return {
    all: new Map(channels.map((channel) => [channel.name, channel])),
    publicUrl: config.publicUrl,
    async close() {
      await Promise.all(channels.map((channel) => channel.close()));
    },
  };
}

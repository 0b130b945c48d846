import type { Channel, Clock, SendOutcome } from '../ports/index.js';
import type { WebhookConfig } from './notify-config.js';
import { refused, refusedAsPersonal } from './outcomes.js';
import { requestJson, type JsonAnswer } from './request-json.js';
import type { Sending } from './sending.js';
import { judgeStatus, withoutAnswer } from './token-channel.js';
import { SIGNATURE_HEADER, signWebhook, TIMESTAMP_HEADER } from './webhook-signature.js';

/** The address is there, but never takes this message. */
const NEVER = new Set([400, 404, 405, 409, 410, 413, 415, 422]);

/** Notices to another system, signed; the header `x-zhengai-delivery` is the same when one is sent again. */
export function createWebhookChannel(
  { secret, url }: WebhookConfig,
  sending: Sending,
  clock: Clock,
): Channel {
  return {
    name: 'webhook',
    async send(message) {
      if (message.personal) return refusedAsPersonal();
      const timestamp = Math.floor(Date.parse(clock.now()) / 1000);
      const body = JSON.stringify({ delivery: message.key, notices: message.facts });
      try {
        const answer = await requestJson({
          ...sending,
          url,
          body,
          headers: {
            [TIMESTAMP_HEADER]: String(timestamp),
            [SIGNATURE_HEADER]: signWebhook(secret, timestamp, body),
            'x-zhengai-delivery': message.key,
          },
        });
        return judge(answer);
      } catch (cause) {
        return withoutAnswer(cause);
      }
    },
    close: async () => undefined,
  };
}

function judge(answer: JsonAnswer): SendOutcome {
  if (NEVER.has(answer.status)) {
    return refused(
      `对方不接受（HTTP ${answer.status}）`,
      `The other system refused it: HTTP ${answer.status}.`,
    );
  }
  return judgeStatus(answer) ?? { kind: 'sent', reference: null };
}

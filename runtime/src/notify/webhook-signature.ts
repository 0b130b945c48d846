import { createHmac, timingSafeEqual } from 'node:crypto';

export const TIMESTAMP_HEADER = 'x-zhengai-timestamp';
export const SIGNATURE_HEADER = 'x-zhengai-signature';
/** A receiver refuses what was signed longer ago, or so far ahead. */
export const REPLAY_WINDOW_SECONDS = 300;

/** `v1=` and the hexadecimal HMAC-SHA256 of `timestamp.body` under the secret; the timestamp in seconds. */
export function signWebhook(secret: string, timestamp: number, body: string): string {
  return `v1=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`;
}

/** What a receiver does with the two headers and the raw body. */
export function verifyWebhook(
  secret: string,
  received: { readonly timestamp: string; readonly signature: string; readonly body: string },
  nowSeconds: number,
): boolean {
  const timestamp = Number(received.timestamp);
  if (!Number.isInteger(timestamp) || Math.abs(nowSeconds - timestamp) > REPLAY_WINDOW_SECONDS) return false;
  const expected = Buffer.from(signWebhook(secret, timestamp, received.body));
  const given = Buffer.from(received.signature);
  return expected.length === given.length && timingSafeEqual(expected, given);
}

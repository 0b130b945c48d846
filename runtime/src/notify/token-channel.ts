import type { Channel, ChannelName, Clock, Message, SendOutcome } from '../ports/index.js';
import type { LocalizedText } from '@zhengai/engine';
import { AccessToken, type FreshToken } from './access-token.js';
import { down } from './outcomes.js';
import { codeOf, fieldOf, textOf, type PlatformCode } from './platform-code.js';
import { NoAnswer, requestJson, type JsonAnswer } from './request-json.js';
import type { Sending } from './sending.js';

/** What a platform has in common with the others: a token, a request with it, an answer with a code. */
export interface TokenPlatform {
  readonly name: ChannelName;
  /** @throws Unusable when the platform gives none */
  askToken(): Promise<FreshToken>;
  /** What cannot be sent at all has its outcome at once. */
  send(token: string, message: Message): Promise<JsonAnswer | SendOutcome>;
  /** `expired`: the token is no longer valid. */
  judge(answer: JsonAnswer): SendOutcome | 'expired';
}

/** A platform that gave no token, with what that means. */
export class Unusable extends Error {
  constructor(readonly outcome: SendOutcome) {
    super('the platform gave no token');
  }
}

/** Requests to a platform that takes the token, and all else that is short, in the address. */
export function requestsTo(
  baseUrl: string,
  sending: Sending,
): (path: string, query: Readonly<Record<string, string>>, body?: object) => Promise<JsonAnswer> {
  return (path, query, body) =>
    requestJson({
      ...sending,
      method: body === undefined ? 'GET' : 'POST',
      url: `${baseUrl}${path}?${new URLSearchParams(query).toString()}`,
      ...(body === undefined ? {} : { body }),
    });
}

const TOKEN_SECONDS = 7_200;

/**
 * The token of an answer, under the names that the platform gives it and its life.
 *
 * @throws Unusable
 */
export function readToken(
  answer: JsonAnswer,
  platform: LocalizedText,
  names: { readonly token: string; readonly seconds: string },
): FreshToken {
  const token = textOf(fieldOf(answer.json, names.token));
  const { code, text } = codeOf(answer);
  if (token !== null && code === 0) {
    return { token, expiresInSeconds: Number(fieldOf(answer.json, names.seconds)) || TOKEN_SECONDS };
  }
  throw new Unusable(
    judgeStatus(answer) ??
      down(`${platform.zh}不给凭证：${code} ${text}`, `${platform.en} gives no token: ${code} ${text}`),
  );
}

/** What a code means that says nothing about the recipient. */
export function downBy(
  platform: LocalizedText,
  { code, text }: PlatformCode,
  isTooMany: boolean,
): SendOutcome {
  return isTooMany
    ? down(`${platform.zh}限制了发送频率`, `${platform.en} limits the rate: ${code} ${text}`)
    : down(`${platform.zh}回应：${code} ${text}`, `${platform.en} answered ${code} ${text}`);
}

/** A channel that asks for a token, keeps it, and once asks for another when the platform has given it up early. */
export function createTokenChannel(platform: TokenPlatform, clock: Clock): Channel {
  const token = new AccessToken(clock, () => platform.askToken());
  const attempt = async (message: Message): Promise<SendOutcome | 'expired'> => {
    const held = await token.get();
    const answer = await platform.send(held, message);
    if ('kind' in answer) return answer;
    const judged = platform.judge(answer);
    if (judged === 'expired') token.forget(held);
    return judged;
  };
  return {
    name: platform.name,
    async send(message) {
      try {
        const first = await attempt(message);
        const outcome = first === 'expired' ? await attempt(message) : first;
        return outcome === 'expired'
          ? down('平台不接受刚取得的凭证', 'The platform does not accept the token it has just given.')
          : outcome;
      } catch (cause) {
        if (cause instanceof Unusable) return cause.outcome;
        return withoutAnswer(cause);
      }
    },
    close: async () => undefined,
  };
}

/** @throws what is no failure of the network */
export function withoutAnswer(cause: unknown): SendOutcome {
  if (!(cause instanceof NoAnswer)) throw cause;
  if (cause.code === 'timeout') return down('对方没有按时回应', `No answer in time: ${cause.message}`);
  if (cause.code === 'forbiddenHost') {
    return down('目标地址不在允许之列', `The address is not allowed: ${cause.message}`);
  }
  return down(`连接失败（${cause.message}）`, `The connection failed: ${cause.message}`);
}

/** Answers of any service that say by their status alone what they mean; `undefined` for 2xx. */
export function judgeStatus({ headers, status }: JsonAnswer): SendOutcome | undefined {
  if (status >= 200 && status < 300) return undefined;
  if (status === 429) {
    return down(
      '对方限制了发送频率',
      'Too many messages for the other side.',
      retryAfterMs(headers['retry-after']),
    );
  }
  return down(`对方回应 HTTP ${status}`, `The other side answered HTTP ${status}.`);
}

const LONGEST_RETRY_MS = 3_600_000;

function retryAfterMs(header: string | undefined): number | undefined {
  if (header === undefined || !/^\d{1,6}$/.test(header)) return undefined;
  return Math.min(LONGEST_RETRY_MS, Math.max(1, Number(header)) * 1000);
}

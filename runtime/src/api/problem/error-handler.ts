import { ModelError, PeriodError } from '@zhengai/engine';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { Failure, type FailurePart, type Log, StaleRevision, StaleTask } from '../../ports/index.js';
import { HttpFailure } from './http-failure.js';
import { problemDocument } from './problem-document.js';
import { invalidRequest, stale, tooManyRequests } from './refusals.js';
import { statusOfCode } from './status-of-code.js';
import { validationParts } from './validation.js';

/** What Fastify itself refuses, by its own code. */
const REFUSED_BY_FRAMEWORK: Readonly<Record<string, () => HttpFailure>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: () =>
    new HttpFailure(413, 'request.tooLarge', {
      zh: '提交的内容太大。请分批提交。',
      en: 'What was sent is too large. Please send it in several parts.',
    }),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: () =>
    new HttpFailure(415, 'request.mediaType', {
      zh: '请以 JSON 提交(Content-Type: application/json)。',
      en: 'Please send JSON (Content-Type: application/json).',
    }),
  FST_ERR_CTP_EMPTY_JSON_BODY: () =>
    new HttpFailure(400, 'request.malformed', {
      zh: '请求声明为 JSON,但没有内容。',
      en: 'The request says that it is JSON, but it is empty.',
    }),
  FST_ERR_CTP_INVALID_JSON_BODY: () =>
    new HttpFailure(400, 'request.malformed', {
      zh: '请求内容不是有效的 JSON。',
      en: 'What was sent is not valid JSON.',
    }),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: () =>
    new HttpFailure(400, 'request.malformed', {
      zh: '请求内容的长度与声明的不符,请重试。',
      en: 'What was sent is not as long as it says. Please try again.',
    }),
  FST_ERR_BAD_URL: () =>
    new HttpFailure(400, 'request.malformed', {
      zh: '请求地址的写法有误。',
      en: 'The address of the request is not written correctly.',
    }),
};

/** Turns whatever was thrown into a failure that may be shown; `undefined`: it is ours, not the caller's. */
export function shownFailure(error: unknown): HttpFailure | undefined {
  if (error instanceof HttpFailure) return error;
  if (error instanceof StaleRevision || error instanceof StaleTask) return stale(error.code, error.actual);
  if (error instanceof Failure) {
    return new HttpFailure(statusOfCode(error.code), error.code, error.detail, error.parts);
  }
  if (error instanceof ModelError) return modelFailure(error);
  if (error instanceof PeriodError) return periodFailure(error);
  const { validation, validationContext, code, statusCode } = error as Partial<FastifyError>;
  if (validation !== undefined) {
    return invalidRequest(validationParts(validation, validationContext));
  }
  if (code !== undefined && Object.hasOwn(REFUSED_BY_FRAMEWORK, code)) return REFUSED_BY_FRAMEWORK[code]?.();
  if (statusCode === 429) return tooManyRequests();
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return new HttpFailure(statusCode, 'request.refused', {
      zh: '服务器无法处理这个请求,请检查后重试。',
      en: 'The server cannot take this request. Please check it and try again.',
    });
  }
  return undefined;
}

function modelFailure(error: ModelError): HttpFailure {
  const parts: FailurePart[] = error.diagnostics.map(({ path, code, message }) => ({ path, code, message }));
  return new HttpFailure(
    422,
    error.code,
    {
      zh: `定义有误:${parts[0]?.message.zh ?? '请检查'}`,
      en: `The definition has an error: ${parts[0]?.message.en ?? 'please check it'}`,
    },
    parts,
  );
}

function periodFailure(error: PeriodError): HttpFailure {
  const [zh = error.message, en = zh] = error.message.split(' / ');
  return new HttpFailure(400, error.code, { zh, en });
}

function internalFailure(requestId: string): HttpFailure {
  return new HttpFailure(500, 'internal', {
    zh: `系统内部错误,已记入日志。请稍后再试;联系管理员时请说明编号 ${requestId}。`,
    en: `Something went wrong inside; it has been logged. Please try again later, and tell the administrator the number ${requestId}.`,
  });
}

/** Answers every error with a problem document; what is not the caller's fault is logged, never shown. */
export function errorHandler(log: Log) {
  return (error: unknown, request: FastifyRequest, reply: FastifyReply): void => {
    const shown = shownFailure(error);
    if (shown === undefined) {
      log.error(
        { err: error, method: request.method, url: request.url, request: request.id },
        'request failed',
      );
    }
    sendProblem(request, reply, shown ?? internalFailure(request.id));
  };
}

export function sendProblem(request: FastifyRequest, reply: FastifyReply, failure: HttpFailure): void {
  const document = problemDocument({
    status: failure.status,
    code: failure.code,
    detail: failure.detail,
    parts: failure.parts,
    instance: request.url.split('?', 1)[0] ?? '',
    acceptLanguage: request.headers['accept-language'],
  });
  void reply
    .code(failure.status)
    .headers({ 'cache-control': 'no-store', 'content-language': 'zh, en', ...failure.headers })
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(document));
}

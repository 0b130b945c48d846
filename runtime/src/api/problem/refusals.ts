import type { FailurePart } from '../../ports/index.js';
import { HttpFailure } from './http-failure.js';

export function notLoggedIn(): HttpFailure {
  return new HttpFailure(401, 'session.required', {
    zh: '尚未登录或登录已过期,请重新登录。',
    en: 'Nobody is logged in, or the log-in has expired. Please log in.',
  });
}

export function wrongPassword(): HttpFailure {
  return new HttpFailure(401, 'session.wrongPassword', {
    zh: '工号或密码不正确。',
    en: 'The staff number or the password is not right.',
  });
}

export function tooManyAttempts(retryAfterSeconds: number): HttpFailure {
  const minutes = Math.max(1, Math.ceil(retryAfterSeconds / 60));
  return new HttpFailure(
    429,
    'session.tooManyAttempts',
    {
      zh: `登录失败次数过多,请在 ${minutes} 分钟后再试。`,
      en: `Too many failed log-ins. Please try again in ${minutes} minute${minutes === 1 ? '' : 's'}.`,
    },
    [],
    { 'retry-after': String(Math.max(1, Math.ceil(retryAfterSeconds))) },
  );
}

export function tooManyRequests(): HttpFailure {
  return new HttpFailure(429, 'request.tooMany', {
    zh: '请求过于频繁,请稍后再试。',
    en: 'Too many requests. Please wait a little and try again.',
  });
}

export function mustChangePassword(): HttpFailure {
  return new HttpFailure(403, 'session.mustChangePassword', {
    zh: '这是一次性密码,请先设置自己的新密码。',
    en: 'This is a one-time password. Please choose your own password first.',
  });
}

export function crossSite(): HttpFailure {
  return new HttpFailure(403, 'session.csrf', {
    zh: '请求缺少本次登录的校验码,请刷新页面后重试。',
    en: 'The request does not carry the token of this log-in. Please reload the page and try again.',
  });
}

export function forbidden(): HttpFailure {
  return new HttpFailure(403, 'request.forbidden', {
    zh: '您没有执行此操作的权限;如确有需要,请联系质量办或系统管理员。',
    en: 'You may not do this; ask the quality office or the administrator if you need to.',
  });
}

export function notFound(what: { readonly zh: string; readonly en: string }): HttpFailure {
  return new HttpFailure(404, 'request.notFound', {
    zh: `找不到${what.zh},它可能已被删除,或不在您的责任范围内。`,
    en: `There is no such ${what.en}, or it is not among what you answer for.`,
  });
}

export function noSuchAddress(method: string, path: string): HttpFailure {
  return new HttpFailure(404, 'request.noSuchAddress', {
    zh: `没有这个接口:${method} ${path}。接口清单见 /api/docs。`,
    en: `There is no such address: ${method} ${path}. See /api/docs for the list.`,
  });
}

export function preconditionRequired(): HttpFailure {
  return new HttpFailure(428, 'request.preconditionRequired', {
    zh: '保存时须带上所依据的版本号(请求头 If-Match),以免覆盖他人的修改。请刷新页面后重试。',
    en: 'Saving needs the revision it is based on (header If-Match), so that nobody is overwritten. Please reload and try again.',
  });
}

export function stale(code: string, actual: number): HttpFailure {
  return new HttpFailure(
    412,
    code,
    {
      zh: '内容已被他人修改,请刷新后在最新内容上重做您的修改。',
      en: 'Somebody else has changed this in the meantime. Reload, then make your change again.',
    },
    [],
    { etag: `"${actual}"` },
  );
}

export function invalidRequest(parts: readonly FailurePart[]): HttpFailure {
  const first = parts[0];
  const where = first === undefined || first.path === '' ? '' : first.path;
  return new HttpFailure(
    400,
    'request.invalid',
    {
      zh: `请求内容不符合要求${where === '' ? '' : `(${where})`}:${first?.message.zh ?? '格式不正确'}。`,
      en: `The request is not valid${where === '' ? '' : ` (${where})`}: ${first?.message.en ?? 'wrong format'}.`,
    },
    parts,
  );
}

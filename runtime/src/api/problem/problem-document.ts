import type { Problem } from '../../contract/index.js';
import type { FailurePart } from '../../ports/index.js';

const TITLES: Readonly<Record<number, { readonly zh: string; readonly en: string }>> = {
  400: { zh: '请求无效', en: 'Invalid request' },
  401: { zh: '需要登录', en: 'Log-in required' },
  403: { zh: '没有权限', en: 'Not allowed' },
  404: { zh: '找不到', en: 'Not found' },
  406: { zh: '无法提供所要求的格式', en: 'Not acceptable' },
  408: { zh: '请求超时', en: 'Request timed out' },
  409: { zh: '当前状态下不能这样做', en: 'Not possible in the present state' },
  412: { zh: '内容已被他人修改', en: 'Changed by somebody else' },
  413: { zh: '内容太大', en: 'Too large' },
  415: { zh: '不支持的内容类型', en: 'Unsupported media type' },
  422: { zh: '内容有误', en: 'Content cannot be processed' },
  428: { zh: '缺少版本号', en: 'Revision required' },
  429: { zh: '请求过多', en: 'Too many requests' },
  431: { zh: '请求头太大', en: 'Header too large' },
  500: { zh: '系统内部错误', en: 'Internal error' },
  503: { zh: '暂不可用', en: 'Not available for now' },
};

/** Whether an `Accept-Language` header prefers English to Chinese; without one, Chinese leads. */
export function prefersEnglish(acceptLanguage: string | undefined): boolean {
  if (acceptLanguage === undefined) return false;
  const ranked = acceptLanguage
    .slice(0, 200)
    .split(',')
    .map((part) => {
      const [tag = '', quality] = part.trim().split(/;\s*q=/);
      return { tag: tag.toLowerCase(), quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ tag, quality }) => /^(zh|en)\b/.test(tag) && quality > 0)
    .sort((a, b) => b.quality - a.quality);
  return ranked[0]?.tag.startsWith('en') ?? false;
}

/** Most parts named in one document; more help nobody. */
const PART_LIMIT = 100;

/** The RFC 9457 document of a failure. */
export function problemDocument(options: {
  readonly status: number;
  readonly code: string;
  readonly detail: { readonly zh: string; readonly en: string };
  readonly parts?: readonly FailurePart[];
  readonly instance?: string;
  readonly acceptLanguage?: string | undefined;
}): Problem {
  const title = TITLES[options.status] ?? { zh: '出错', en: 'Error' };
  const parts = options.parts ?? [];
  const language = prefersEnglish(options.acceptLanguage) ? 'en' : 'zh';
  return {
    type: `urn:zhengai:problem:${options.code}`,
    title: title[language],
    status: options.status,
    detail: options.detail[language],
    code: options.code,
    message: { zh: options.detail.zh, en: options.detail.en },
    ...(options.instance === undefined ? {} : { instance: options.instance }),
    ...(parts.length === 0
      ? {}
      : {
          errors: parts.slice(0, PART_LIMIT).map(({ path, code, message }) => ({
            path,
            code,
            message: { zh: message.zh, en: message.en },
          })),
        }),
  };
}

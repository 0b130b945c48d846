import type { JsonAnswer } from './request-json.js';

export interface PlatformCode {
  readonly code: number;
  readonly text: string;
}

/** `errcode` and `errmsg`, or `code` and `msg`; a code of -1 where the answer has none. */
export function codeOf({ json }: JsonAnswer): PlatformCode {
  const code = fieldOf(json, 'errcode') ?? fieldOf(json, 'code') ?? fieldOf(json, 'StatusCode');
  const text = fieldOf(json, 'errmsg') ?? fieldOf(json, 'msg') ?? fieldOf(json, 'StatusMessage');
  return {
    code: typeof code === 'number' ? code : -1,
    text: typeof text === 'string' ? text.slice(0, 200) : '',
  };
}

export function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

export function textOf(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : null;
}

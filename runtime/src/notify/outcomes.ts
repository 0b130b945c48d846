import type { SendOutcome } from '../ports/index.js';

export function refused(zh: string, en: string): SendOutcome {
  return { kind: 'refused', reason: { zh, en } };
}

export function later(zh: string, en: string): SendOutcome {
  return { kind: 'later', reason: { zh, en } };
}

export function down(zh: string, en: string, retryAfterMs?: number): SendOutcome {
  return { kind: 'down', reason: { zh, en }, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
}

/** Groups and other systems are told nothing that names a person's data. */
export function refusedAsPersonal(): SendOutcome {
  return refused(
    '内容涉及个人数据，不能发送到群或其他系统。',
    'It names a person’s data and may not go to a group or another system.',
  );
}

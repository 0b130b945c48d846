import type { Notice } from '../../src/ports/index.js';

/** A warning that has opened, told to nobody yet. */
export function plainNotice(key: string, change: Partial<Notice> = {}): Notice {
  return {
    key,
    kind: 'warningOpened',
    subjectId: null,
    rule: 'low-share',
    warningId: null,
    taskId: null,
    severity: 'red',
    effect: null,
    text: { zh: '双师占比偏低', en: 'Low share' },
    link: '/warnings/1',
    audience: [],
    personal: false,
    ...change,
  };
}

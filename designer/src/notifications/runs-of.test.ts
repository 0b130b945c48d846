import type { Inbox } from '@zhengai/runtime/contract';
import { expect, test } from 'vitest';
import { runsOf } from './runs-of.js';

let last = 0;
const entryOf = (rule: string | null, kind = 'warningOpened'): Inbox['entries'][number] => ({
  id: ++last,
  kind,
  kindName: { zh: kind, en: kind },
  severity: null,
  text: { zh: '', en: '' },
  link: '/',
  subject: null,
  rule,
  warningId: null,
  taskId: null,
  createdAt: '2026-11-24T03:00:00.000Z',
  readAt: null,
});
const shape = (entries: Inbox['entries']): number[] => runsOf(entries).map(({ length }) => length);

test('a few of a kind stand by themselves, many become one with the others folded', () => {
  expect(shape([entryOf('A'), entryOf('A'), entryOf('A')])).toEqual([1, 1, 1]);
  expect(shape([entryOf('B'), ...Array.from({ length: 40 }, () => entryOf('A')), entryOf('B')])).toEqual([
    1, 40, 1,
  ]);
});

test('what is about no rule, or of another kind, is not alike', () => {
  expect(shape(Array.from({ length: 5 }, () => entryOf(null)))).toEqual([1, 1, 1, 1, 1]);
  expect(shape([...Array.from({ length: 4 }, () => entryOf('A')), entryOf('A', 'warningResolved')])).toEqual([
    4, 1,
  ]);
});

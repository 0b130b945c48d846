import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as yieldTurn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withFolderLock } from './folder-lock.js';
import { identifyProcess } from './process-identity.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zhengai-lock-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('work never overlaps, and nothing but the empty lock stays behind', async () => {
  let inside = 0;
  let most = 0;
  await Promise.all(
    Array.from({ length: 8 }, () =>
      withFolderLock(folder, 30_000, async () => {
        inside += 1;
        most = Math.max(most, inside);
        await yieldTurn();
        inside -= 1;
      }),
    ),
  );
  expect(most).toBe(1);
  expect(readdirSync(folder)).toEqual(['lock']);
  expect(readdirSync(join(folder, 'lock'))).toEqual([]);
});

test('a lock whose holder is dead, or whose pid belongs to a later process, is broken once', async () => {
  mkdirSync(join(folder, 'lock'));
  writeFileSync(join(folder, 'lock', 'stale'), JSON.stringify({ pid: process.pid, startedAt: 'earlier' }));
  let inside = 0;
  await Promise.all(
    Array.from({ length: 4 }, () =>
      withFolderLock(folder, 30_000, async () => {
        inside += 1;
        expect(inside).toBe(1);
        await yieldTurn();
        inside -= 1;
      }),
    ),
  );
  expect(readdirSync(join(folder, 'lock'))).toEqual([]);
});

test('a living holder is waited for, then named', async () => {
  mkdirSync(join(folder, 'lock'));
  writeFileSync(join(folder, 'lock', 'held'), JSON.stringify(identifyProcess(process.pid)));
  await expect(withFolderLock(folder, 50, () => Promise.resolve())).rejects.toMatchObject({
    code: 'embedded.locked',
    detail: { en: expect.stringContaining(String(process.pid)) as string },
  });
  expect(readdirSync(folder)).toEqual(['lock']);
});

test('work that fails frees the lock', async () => {
  const fail = withFolderLock(folder, 1_000, () => Promise.reject(new Error('no')));
  await expect(fail).rejects.toThrow('no');
  expect(await withFolderLock(folder, 1_000, () => Promise.resolve('again'))).toBe('again');
});

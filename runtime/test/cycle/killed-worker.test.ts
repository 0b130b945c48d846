import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { build } from 'vite';
import type { Store } from '../../src/ports/index.js';
import { enqueueSweep, recordObservations } from '../../src/services/index.js';
import { withTestDatabase } from '../support/index.js';
import { QUEUE_BACKENDS, type OpenedQueue } from './queue-backends.js';
import { storedState } from './stored-state.js';
import { LAST, NOW, tinyCollege, type TinyCollege } from './tiny-college.js';
import { until, untilNothingIsPending } from './until.js';

const CODES = Array.from({ length: 400 }, (_, index) => `K${String(index).padStart(3, '0')}`);
const KILLS = 3;

let folder: string;
let program: string;

// inside the package, so that the child finds what it imports
beforeAll(async () => {
  folder = await mkdtemp(join(import.meta.dirname, '../../node_modules/.worker-child-'));
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: join(import.meta.dirname, 'worker-child.ts'),
      outDir: folder,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: 'worker-child.mjs' } },
    },
  });
  program = join(folder, 'worker-child.mjs');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Some hundred classes with data; every ninth one below the line. */
async function load(college: TinyCollege): Promise<void> {
  await recordObservations(college.deps, {
    source: 'test',
    by: null,
    observations: CODES.flatMap((code, index) =>
      ['2024-2025-1', '2024-2025-2', '2025-2026-1', LAST, NOW].flatMap((period) => [
        { item: 'attended', subject: { level: 'class', code }, period, value: index % 9 === 0 ? 80 : 97 },
        { item: 'expected', subject: { level: 'class', code }, period, value: 100 },
      ]),
    ),
  });
  await enqueueSweep(college.deps, { warn: true });
}

async function undisturbed() {
  const database = await withTestDatabase();
  try {
    const college = await tinyCollege(database.store, CODES);
    await load(college);
    await college.settle();
    return await storedState(database.store);
  } finally {
    await database.close();
  }
}

async function startChild(opened: OpenedQueue, college: TinyCollege): Promise<ChildProcess> {
  const child = spawn(process.execPath, [program, JSON.stringify(opened.address), college.clock.now()], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout as NodeJS.ReadableStream, 'data');
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}

async function activeJobs(opened: OpenedQueue): Promise<number> {
  return Object.values(await opened.queue.counts()).reduce((sum, { active }) => sum + active, 0);
}

describe.each(QUEUE_BACKENDS)('with queues in $name', (backend) => {
  test('workers killed in the middle of jobs: verdicts, warnings and tasks as without', async () => {
    const database = await withTestDatabase();
    const store: Store = database.store;
    const college = await tinyCollege(store, CODES);
    await load(college);
    const opened = await backend.open(database);
    const children: ChildProcess[] = [];
    try {
      for (let kills = 0; kills < KILLS; kills++) {
        const child = await startChild(opened, college);
        children.push(child);
        await until('a worker holds a job', async () => (await activeJobs(opened)) > 0);
        await kill(child);
      }
      children.push(await startChild(opened, college));
      await untilNothingIsPending(store);
      const state = await storedState(store);
      expect(state).toEqual(await undisturbed());
      expect(state.tasks).toHaveLength(new Set(state.tasks).size);
      expect(state.tasks.length).toBeGreaterThan(40);
    } finally {
      for (const child of children)
        if (child.exitCode === null && child.signalCode === null) await kill(child);
      await opened.close();
      await database.close();
    }
  }, 120_000);
});

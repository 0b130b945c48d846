import { afterAll, beforeAll, expect, test } from 'vitest';
import { remindOfTasks } from '../../src/services/index.js';
import { tinyCollege, LAST, type TinyCollege } from '../cycle/tiny-college.js';
import { withTestDatabase, type TestDatabase } from '../support/index.js';

const DAY_MS = 24 * 3_600_000;

let database: TestDatabase;
let college: TinyCollege;
beforeAll(async () => {
  database = await withTestDatabase();
  college = await tinyCollege(database.store, ['A']);
});
afterAll(() => database.close());

async function kindsTold(): Promise<string[]> {
  const inbox = await database.store.read.notifications.inbox(college.owner, { limit: 50 });
  return inbox.map(({ notice }) => notice.kind).reverse();
}

test('whoever gets a task is told, reminded before it is due, and told when it is late; once each', async () => {
  await college.report('A', LAST, 80);
  await college.settle();
  expect(await kindsTold()).toEqual(['warningOpened', 'taskAssigned']);
  const [task] = await database.store.read.processes.listTasks({ status: 'open', limit: 5 });
  const [newest] = await database.store.read.notifications.inbox(college.owner, { limit: 1 });
  expect(newest?.notice).toMatchObject({ taskId: task?.id, link: `/tasks/${task?.id}` });
  expect(newest?.notice.text.zh).toContain(`请在 ${task?.dueOn} 前完成`);

  const dueMs = Date.parse(`${task?.dueOn}T00:00:00+08:00`) - Date.parse(college.clock.now());
  const passTo = async (ms: number): Promise<string[]> => {
    college.clock.advance(ms);
    await remindOfTasks(college.deps);
    await remindOfTasks(college.deps);
    await college.settle();
    return (await kindsTold()).slice(2);
  };
  expect(await passTo(dueMs - 3 * DAY_MS)).toEqual([]);
  expect(await passTo(DAY_MS)).toEqual(['taskDue']);
  expect(await passTo(2 * DAY_MS)).toEqual(['taskDue']);
  expect(await passTo(DAY_MS)).toEqual(['taskDue', 'taskOverdue']);
  expect(await passTo(DAY_MS)).toEqual(['taskDue', 'taskOverdue']);
});

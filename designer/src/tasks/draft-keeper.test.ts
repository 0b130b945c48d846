// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ProblemError } from '../api/index.js';
import { DraftKeeper, type DraftBackup, type SavedForm } from './draft-keeper.js';

const text = { zh: '已被他人修改', en: 'changed by somebody else' };
const problem = (status: number) =>
  new ProblemError({ type: '', title: '', status, code: 'task.stale', detail: text.zh, message: text });

/** A server with revisions, as the API behaves. */
class FormServer {
  saved: SavedForm = { values: { cause: '师资不足' }, revision: 1 };
  down = false;
  saves = 0;
  save = (form: SavedForm): Promise<number> => {
    this.saves += 1;
    if (this.down) return Promise.reject(problem(0));
    if (form.revision !== this.saved.revision) return Promise.reject(problem(412));
    this.saved = { values: form.values, revision: form.revision + 1 };
    return Promise.resolve(this.saved.revision);
  };
  load = () => Promise.resolve(this.saved);
}

describe('a form that is being filled in', () => {
  let server: FormServer;
  let kept: DraftBackup | undefined;
  const open = () =>
    new DraftKeeper(server.saved, {
      save: server.save,
      load: server.load,
      backup: {
        read: () => kept,
        write: (backup) => {
          kept = backup;
        },
        clear: () => {
          kept = undefined;
        },
      },
    });

  beforeEach(() => {
    vi.useFakeTimers();
    server = new FormServer();
    kept = undefined;
  });
  afterEach(() => vi.useRealTimers());

  it('is saved once, a moment after the last change, and the backup goes when the server has it', async () => {
    const keeper = open();
    keeper.change('cause', '教师');
    keeper.change('cause', '教师离职');
    expect(kept?.values).toEqual({ cause: '教师离职' });
    await vi.advanceTimersByTimeAsync(2000);
    expect(server.saves).toBe(1);
    expect(server.saved).toEqual({ values: { cause: '教师离职' }, revision: 2 });
    expect(keeper.getState().status).toBe('saved');
    expect(kept).toBeUndefined();
  });

  it('survives an unreachable server: the text stays, on the page and on the device, and goes out later', async () => {
    const keeper = open();
    server.down = true;
    keeper.change('cause', '教师离职');
    await vi.advanceTimersByTimeAsync(2000);
    expect(keeper.getState()).toMatchObject({ status: 'failed', values: { cause: '教师离职' } });
    server.down = false;
    const reopened = open();
    expect(reopened.getState()).toMatchObject({ status: 'unsaved', values: { cause: '教师离职' } });
    expect(await reopened.flush()).toBe(true);
    expect(server.saved.values).toEqual({ cause: '教师离职' });
  });

  it('takes over what somebody else changed in other fields', async () => {
    const keeper = open();
    keeper.change('cause', '教师离职');
    server.saved = { values: { cause: '师资不足', measure: '引进' }, revision: 5 };
    await vi.advanceTimersByTimeAsync(2000);
    expect(server.saved).toEqual({ values: { cause: '教师离职', measure: '引进' }, revision: 6 });
    expect(keeper.getState()).toMatchObject({ status: 'saved', takenOver: ['measure'] });
  });

  it('asks where both changed the same field, saves nothing meanwhile, and then what was chosen', async () => {
    const keeper = open();
    keeper.change('cause', '我写的');
    server.saved = { values: { cause: '对方写的' }, revision: 5 };
    await vi.advanceTimersByTimeAsync(2000);
    expect(keeper.getState()).toMatchObject({
      status: 'conflict',
      values: { cause: '我写的' },
      conflicts: [{ code: 'cause', mine: '我写的', theirs: '对方写的' }],
    });
    expect(open().getState().conflicts).toEqual(keeper.getState().conflicts);
    keeper.change('measure', '引进');
    await vi.advanceTimersByTimeAsync(2000);
    expect(server.saved.revision).toBe(5);
    keeper.resolve('cause', 'mine');
    await vi.advanceTimersByTimeAsync(0);
    expect(server.saved).toEqual({ values: { cause: '我写的', measure: '引进' }, revision: 6 });
  });

  it('adopts what the server has only while nothing here is unsaved', () => {
    const keeper = open();
    keeper.adopt({ values: { cause: '新' }, revision: 2 });
    expect(keeper.getState().values).toEqual({ cause: '新' });
    keeper.change('cause', '我写的');
    keeper.adopt({ values: { cause: '更新' }, revision: 3 });
    expect(keeper.getState().values).toEqual({ cause: '我写的' });
    keeper.finish();
  });

  it('saves what was typed while a save was under way', async () => {
    const keeper = open();
    keeper.change('cause', '一');
    const first = keeper.flush();
    keeper.change('cause', '二');
    expect(await first).toBe(false);
    await vi.advanceTimersByTimeAsync(2000);
    expect(server.saved.values).toEqual({ cause: '二' });
    expect(keeper.getState().status).toBe('saved');
  });
});

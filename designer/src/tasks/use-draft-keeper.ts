import type { TaskDetail } from '@zhengai/runtime/contract';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useSession } from '../session/index.js';
import { deviceBackup } from './device-backup.js';
import { DraftKeeper, type DraftState } from './draft-keeper.js';
import { loadTaskForm, saveTaskValues } from './task-queries.js';

/** The draft of a task's form, saved by itself; what is unsaved goes out when the page is left or hidden. */
export function useDraftKeeper(detail: TaskDetail): {
  readonly keeper: DraftKeeper;
  readonly state: DraftState;
} {
  const { personId } = useSession();
  const id = String(detail.task.id);
  const [keeper] = useState(
    () =>
      new DraftKeeper(detail, {
        save: (form) => saveTaskValues(id, form),
        load: () => loadTaskForm(id),
        backup: deviceBackup(personId, id),
      }),
  );
  const state = useSyncExternalStore(keeper.watch, keeper.getState);

  useEffect(() => keeper.adopt(detail), [keeper, detail]);
  useEffect(() => {
    const onHide = () => {
      if (document.visibilityState === 'hidden') void keeper.flush();
    };
    const onOnline = () => void keeper.flush();
    document.addEventListener('visibilitychange', onHide);
    window.addEventListener('online', onOnline);
    return () => {
      document.removeEventListener('visibilitychange', onHide);
      window.removeEventListener('online', onOnline);
      void keeper.flush();
    };
  }, [keeper]);
  return { keeper, state };
}

import type { DraftBackup, DraftPlaces } from './draft-keeper.js';

/** Keeps a draft in the browser's storage until the server has it; for one person, so that nobody sees another's. */
export function deviceBackup(personId: number, taskId: string): DraftPlaces['backup'] {
  const key = `zhengai.draft.${String(personId)}.${taskId}`;
  return {
    read: () => {
      try {
        const stored = localStorage.getItem(key);
        const backup: unknown = stored === null ? undefined : JSON.parse(stored);
        return isBackup(backup) ? backup : undefined;
      } catch {
        return undefined;
      }
    },
    write: (backup) => {
      try {
        localStorage.setItem(key, JSON.stringify(backup));
      } catch {
        // Full or forbidden storage: the draft is then only on the page and, a moment later, on the server.
      }
    },
    clear: () => {
      try {
        localStorage.removeItem(key);
      } catch {
        // As above.
      }
    },
  };
}

function isBackup(value: unknown): value is DraftBackup {
  const { base, values } = (value ?? {}) as Partial<DraftBackup>;
  return typeof base?.revision === 'number' && typeof base.values === 'object' && typeof values === 'object';
}

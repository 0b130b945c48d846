import type { QueryClient, QueryKey } from '@tanstack/react-query';
import type { ChangeEvent } from '@zhengai/runtime/contract';

/** First parts of query keys that each kind of change makes stale. */
const staleKeys: Record<ChangeEvent['kind'], readonly QueryKey[]> = {
  warning: [['warnings'], ['warning'], ['today'], ['verifications']],
  task: [['tasks'], ['task'], ['warning'], ['today'], ['verifications']],
  definition: [['definitions'], ['definition'], ['dictionary'], ['applied-plans']],
  observations: [['today'], ['warning'], ['grid']],
  progress: [],
  inbox: [['inbox']],
};

/** Refreshes what the changes touch; an empty list refreshes everything except who is logged in. */
export function refreshChanged(client: QueryClient, changes: readonly ChangeEvent[]): void {
  if (changes.length === 0) {
    void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
    return;
  }
  const keys = new Map<string, QueryKey>();
  for (const { kind } of changes) {
    for (const key of staleKeys[kind] ?? []) keys.set(JSON.stringify(key), key);
  }
  for (const queryKey of keys.values()) void client.invalidateQueries({ queryKey });
}

import { useState } from 'react';

/**
 * Which of the ids came after the first list was shown; a new `list` (another filter) starts afresh.
 * An id stays an arrival as long as the list is looked at, so that its fading in is not cut off.
 */
export function useArrivals(ids: readonly number[] | undefined, list: string): ReadonlySet<number> {
  const [seen, setSeen] = useState<Seen>({ list, first: undefined, arrivals: new Set() });
  const next = nextSeen(seen, ids, list);
  if (next !== seen) setSeen(next);
  return next.arrivals;
}

export interface Seen {
  readonly list: string;
  /** What was there when the list was first shown; `undefined` before. */
  readonly first: ReadonlySet<number> | undefined;
  readonly arrivals: ReadonlySet<number>;
}

export function nextSeen(seen: Seen, ids: readonly number[] | undefined, list: string): Seen {
  const current: Seen = seen.list === list ? seen : { list, first: undefined, arrivals: new Set() };
  if (ids === undefined) return current;
  const { first } = current;
  if (!first) return { ...current, first: new Set(ids) };
  // Ids grow: an older one that appears was loaded by "more", it did not arrive.
  const newest = Math.max(0, ...first);
  const fresh = ids.filter((id) => id > newest && !current.arrivals.has(id));
  return fresh.length === 0 ? current : { ...current, arrivals: new Set([...current.arrivals, ...fresh]) };
}

import type { Inbox } from '@zhengai/runtime/contract';

type Entry = Inbox['entries'][number];
type Run = readonly [Entry, ...Entry[]];

/** So many of a kind one after the other are shown one by one. */
const FEW = 3;

/** Many entries of one kind about one rule in a row are told as the first of them and those that are like it. */
export function runsOf(entries: readonly Entry[]): Run[] {
  const runs: [Entry, ...Entry[]][] = [];
  for (const entry of entries) {
    const last = runs.at(-1);
    if (last && isAlike(last[0], entry)) last.push(entry);
    else runs.push([entry]);
  }
  return runs.flatMap((run): Run[] => (run.length > FEW ? [run] : run.map((entry): Run => [entry])));
}

function isAlike(a: Entry, b: Entry): boolean {
  return a.rule !== null && a.rule === b.rule && a.kind === b.kind;
}

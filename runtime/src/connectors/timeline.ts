/** What held from a day to a day, both inclusive; `null` is open-ended. */
export interface Run<V> {
  readonly from: string | null;
  readonly to: string | null;
  readonly value: V;
}

/** What a file says about one period. */
export interface Statement<V> {
  /** First and last day of the period. */
  readonly from: string;
  readonly to: string;
  readonly value: V;
}

const BEGINNING = '';

/**
 * What holds once a file's statements are known besides what was stored: its first to its last period are as it says
 * (a gap goes on as before it), earlier days stay as they were, later ones go on with its last value.
 *
 * @param stored      ascending, not overlapping
 * @param statements  ascending, not overlapping; not empty
 * @param resumes     whether later periods are known already: what was stored for them stands
 * @returns           runs that are not stored like that, ascending; each replaces a stored one with the same beginning
 */
export function mergeTimeline<V>(
  stored: readonly Run<V>[],
  statements: readonly Statement<V>[],
  resumes: boolean,
): Run<V>[] {
  const first = statements[0] as Statement<V>;
  const last = statements[statements.length - 1] as Statement<V>;
  const valueAt = (day: string): V | undefined => {
    if (day >= first.from && day <= last.to) return statements.findLast(({ from }) => from <= day)?.value;
    const run = stored.findLast(({ from }) => (from ?? BEGINNING) <= day);
    const held = run && (run.to === null || run.to >= day) ? run.value : undefined;
    if (day < first.from) return held;
    return resumes || (run?.from ?? BEGINNING) > last.to ? (held ?? last.value) : last.value;
  };
  const beginnings = new Set(stored.map(({ from }) => from ?? BEGINNING));
  const changes = new Set([
    ...beginnings,
    ...stored.flatMap(({ to }) => (to === null ? [] : [dayAfter(to)])),
    ...statements.map(({ from }) => from),
    dayAfter(last.to),
  ]);
  const runs: Run<V>[] = [];
  let open: { from: string; value: V } | undefined;
  const close = (to: string | null): void => {
    if (open) runs.push({ from: open.from === BEGINNING ? null : open.from, to, value: open.value });
    open = undefined;
  };
  for (const day of [...changes].sort()) {
    const value = valueAt(day);
    // a stored run cannot be taken away, only replaced by one that begins with it
    if (open && open.value === value && !beginnings.has(day)) continue;
    if (day !== BEGINNING) close(dayBefore(day));
    if (value !== undefined) open = { from: day, value };
  }
  close(null);
  return runs.filter(
    (run) => !stored.some(({ from, to, value }) => from === run.from && to === run.to && value === run.value),
  );
}

const DAY_MS = 86_400_000;

function dayBefore(day: string): string {
  return new Date(Date.parse(day) - DAY_MS).toISOString().slice(0, 10);
}

function dayAfter(day: string): string {
  return new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10);
}

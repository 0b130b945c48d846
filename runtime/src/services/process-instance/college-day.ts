/** Colleges live by Beijing time, which has no daylight saving. */
export const BEIJING_AHEAD_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

/** The college's day at an instant, `YYYY-MM-DD`, or some days after it. */
export function collegeDay(instant: string, plusDays = 0): string {
  return new Date(Date.parse(instant) + BEIJING_AHEAD_MS + plusDays * DAY_MS).toISOString().slice(0, 10);
}

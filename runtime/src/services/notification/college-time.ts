import { BEIJING_AHEAD_MS } from '../process-instance/college-day.js';

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1_440;
const DAY_MS = DAY_MINUTES * MINUTE_MS;

/** Minutes since midnight of `HH:MM`. */
export function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

export interface QuietHours {
  readonly from: string;
  readonly until: string;
}

/** The end of the quiet hours that an instant lies in; `null` outside of them. They end at `until` itself. */
export function quietUntil(instant: string, quiet: QuietHours | null): string | null {
  if (quiet === null) return null;
  const now = minuteOfDay(instant);
  const [from, until] = [minutesOf(quiet.from), minutesOf(quiet.until)];
  const isQuiet = from <= until ? now >= from && now < until : now >= from || now < until;
  return isQuiet ? next(instant, quiet.until) : null;
}

/** The next time after an instant at which the college's clock shows `HH:MM`. */
export function next(instant: string, time: string): string {
  const local = Date.parse(instant) + BEIJING_AHEAD_MS;
  const today = Math.floor(local / DAY_MS) * DAY_MS + minutesOf(time) * MINUTE_MS;
  return new Date((today > local ? today : today + DAY_MS) - BEIJING_AHEAD_MS).toISOString();
}

/** Midnight of the Monday before an instant, by the college's clock. */
export function weekStart(instant: string): string {
  const days = Math.floor((Date.parse(instant) + BEIJING_AHEAD_MS) / DAY_MS);
  // day 0 was a Thursday
  const monday = days - ((days + 3) % 7);
  return new Date(monday * DAY_MS - BEIJING_AHEAD_MS).toISOString();
}

function minuteOfDay(instant: string): number {
  return Math.floor((Date.parse(instant) + BEIJING_AHEAD_MS) / MINUTE_MS) % DAY_MINUTES;
}

/** Offsets of IANA time zones, from the platform's own table. */

const SECONDS_PER_DAY = 86_400;
const SECONDS_PER_CYCLE = 146_097 * SECONDS_PER_DAY;
/** Days that JavaScript can count: 100,000,000 on each side of 1970. */
const LAST_SECOND = 100_000_000 * SECONDS_PER_DAY - 2 * SECONDS_PER_DAY;
const NAME = /^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/;
/** What is known of zones on a platform without the table. */
const UTC_NAMES: readonly string[] = [
  'UTC',
  'Etc/UTC',
  'GMT',
  'Etc/GMT',
  'Etc/UCT',
  'UCT',
  'Zulu',
  'Etc/Zulu',
];

/** Building one takes some 50 µs; the same zones are asked again and again. */
const formats = new Map<string, Intl.DateTimeFormat | 'utc' | null>();

export function isTimeZone(name: string): boolean {
  return formatOf(name) !== null;
}

/** Seconds that the zone's clocks are ahead of UTC at an instant, given in seconds since 1970. */
export function offsetAtInstant(name: string, epochSecond: number): number {
  const format = formatOf(name);
  if (!format || format === 'utc') return 0;
  const second = Math.floor(withinReach(epochSecond));
  const parts = new Map(format.formatToParts(second * 1000).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.get(type));
  const year = parts.get('era') === 'B' ? 1 - part('year') : part('year');
  const clock = new Date(0);
  clock.setUTCFullYear(year, part('month') - 1, part('day'));
  clock.setUTCHours(part('hour'), part('minute'), part('second'));
  return clock.getTime() / 1000 - second;
}

/**
 * Offset for a wall clock's reading, in seconds since 1970-01-01T00:00 of that clock. A reading that comes
 * twice means the first; one that is skipped is read with the offset before the jump.
 */
export function offsetAtLocal(name: string, localSecond: number): number {
  const before = offsetAtInstant(name, localSecond - SECONDS_PER_DAY);
  const after = offsetAtInstant(name, localSecond + SECONDS_PER_DAY);
  if (before === after || offsetAtInstant(name, localSecond - before) === before) return before;
  return offsetAtInstant(name, localSecond - after) === after ? after : before;
}

/** The offset of a zone that keeps one all year (by the rules of 2000); the winter one of others. */
export function usualOffset(name: string): { readonly seconds: number; readonly fixed: boolean } {
  const january = offsetAtInstant(name, 946_684_800);
  const july = offsetAtInstant(name, 962_409_600);
  return { seconds: Math.min(january, july), fixed: january === july };
}

function formatOf(name: string): Intl.DateTimeFormat | 'utc' | null {
  if (!NAME.test(name)) return null;
  const known = formats.get(name);
  if (known !== undefined) return known;
  const format = createFormat(name);
  if (format !== null) formats.set(name, format);
  return format;
}

function createFormat(timeZone: string): Intl.DateTimeFormat | 'utc' | null {
  if (UTC_NAMES.includes(timeZone)) return 'utc';
  if (typeof Intl === 'undefined') return null;
  try {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      era: 'narrow',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    const canonical = format.resolvedOptions().timeZone;
    // The platform takes names in any case, the database does not.
    return canonical !== timeZone && canonical.toLowerCase() === timeZone.toLowerCase() ? null : format;
  } catch {
    return null;
  }
}

/** Rules repeat every 400 years, so that a far year may stand for a still farther one. */
function withinReach(epochSecond: number): number {
  if (Math.abs(epochSecond) <= LAST_SECOND) return epochSecond;
  const inCycle = ((epochSecond % SECONDS_PER_CYCLE) + SECONDS_PER_CYCLE) % SECONDS_PER_CYCLE;
  return inCycle + (epochSecond > 0 ? 5 : -20) * SECONDS_PER_CYCLE;
}

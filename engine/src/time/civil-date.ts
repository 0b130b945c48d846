/** Calendar arithmetic on days counted from 1970-01-01; no clock, no time zone. */
const DAY_MS = 86_400_000;

export function dayNumber(year: number, month: number, day: number): number {
  return Date.UTC(year, month - 1, day) / DAY_MS;
}

export function civilOf(dayCount: number): { year: number; month: number; day: number } {
  const date = new Date(dayCount * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

export function isCivilDate(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  return day <= civilOf(dayNumber(year, month + 1, 1) - 1).day;
}

export function isoDate(dayCount: number): string {
  const { year, month, day } = civilOf(dayCount);
  return `${year}-${twoDigits(month)}-${twoDigits(day)}`;
}

/** `2024-09-03` → days; `undefined` when the text is no date. */
export function parseIsoDate(text: string): number | undefined {
  const match = /^([1-9]\d{3})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return isCivilDate(year, month, day) ? dayNumber(year, month, day) : undefined;
}

/** Monday of the week a day lies in. */
export function mondayOf(dayCount: number): number {
  // 1970-01-01 was a Thursday
  return dayCount - ((((dayCount + 3) % 7) + 7) % 7);
}

/** ISO 8601 week: the year and number of the week a day lies in. */
export function isoWeekOf(dayCount: number): { year: number; week: number } {
  const monday = mondayOf(dayCount);
  const { year } = civilOf(monday + 3);
  return { year, week: (monday - firstIsoMonday(year)) / 7 + 1 };
}

/** Monday of week 1 of an ISO year: the week that holds 4 January. */
export function firstIsoMonday(year: number): number {
  return mondayOf(dayNumber(year, 1, 4));
}

export function isoWeeksIn(year: number): number {
  return (firstIsoMonday(year + 1) - firstIsoMonday(year)) / 7;
}

export function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}

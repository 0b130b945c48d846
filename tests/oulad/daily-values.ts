import type { Enrolment, HandIn, Presentation, Work } from './oulad-tables.js';

/** What an enrolment's snapshot of one day holds, by the codes of the pack's items; `null` is not known. */
export interface DailyValues {
  readonly 'due-share': number;
  readonly 'earned-share': number;
  readonly 'missed-works': number;
  readonly 'missed-in-a-row': number;
  readonly 'marked-works': number;
  readonly 'marks-total': number;
  readonly 'handed-in-due': number;
  readonly 'days-late': number;
  readonly clicks: number | null;
}

export const DAILY_ITEMS = [
  'due-share',
  'earned-share',
  'missed-works',
  'missed-in-a-row',
  'marked-works',
  'marks-total',
  'handed-in-due',
  'days-late',
  'clicks',
] as const satisfies readonly (keyof DailyValues)[];

/** First and last day on which a student is enrolled, within the presentation; `undefined` if on none. */
export function enrolledDays(
  { length }: Presentation,
  { leftOn, registeredOn }: Enrolment,
): { readonly from: number; readonly to: number } | undefined {
  const from = Math.max(0, registeredOn ?? 0);
  const to = Math.min(length, leftOn === null ? length : leftOn - 1);
  return from <= to ? { from, to } : undefined;
}

/**
 * The snapshot at the end of a day: of hand-ins, marks and clicks only those of that day or earlier ones, of works only
 * those that are due by then.
 */
export function valuesOnDay(presentation: Presentation, enrolment: Enrolment, day: number): DailyValues {
  const { works } = presentation;
  const { handIns } = enrolment;
  const handedIn = handIns.filter((handIn) => handIn.day <= day);
  const byWork = new Map<Work, HandIn>(handedIn.map((handIn) => [handIn.work, handIn]));
  const due = works.filter((work) => work.due <= day && work.share > 0);
  const marked = handedIn.filter(({ mark, markedOn }) => mark !== null && markedOn <= day);
  // what a work that waits for its mark will earn is not known: it neither counts as due nor as lost
  const judged = due.filter((work) => (byWork.get(work)?.markedOn ?? day) <= day);
  const inTime = handedIn.filter(({ carriedOver, work }) => !carriedOver && work.due <= day);
  const lastHandedIn = due.findLastIndex((work) => byWork.has(work));
  return {
    'due-share': sum(judged.map(({ share }) => share)),
    'earned-share': sum(judged.map((work) => (work.share * (byWork.get(work)?.mark ?? 0)) / 100)),
    'missed-works': due.filter((work) => !byWork.has(work)).length,
    'missed-in-a-row': due.length - 1 - lastHandedIn,
    'marked-works': marked.length,
    'marks-total': sum(marked.map(({ mark }) => mark ?? 0)),
    'handed-in-due': inTime.length,
    'days-late': sum(inTime.map((handIn) => handIn.day - handIn.work.due)),
    clicks: clicksOnDay(presentation, enrolment, day),
  };
}

/** The snapshots of an enrolment, day by day. */
export function* dailySnapshots(
  presentation: Presentation,
  enrolment: Enrolment,
): Generator<{ readonly day: number; readonly values: DailyValues }> {
  const days = enrolledDays(presentation, enrolment);
  if (!days) return;
  const changing = daysOfChange(presentation, enrolment);
  let values = valuesOnDay(presentation, enrolment, days.from);
  for (let { from: day } = days; day <= days.to; day++) {
    values = changing.has(day)
      ? valuesOnDay(presentation, enrolment, day)
      : { ...values, clicks: clicksOnDay(presentation, enrolment, day) };
    yield { day, values };
  }
}

/** Days on which an enrolment's snapshot can differ from that of the day before, clicks apart. */
function daysOfChange({ works }: Presentation, { handIns }: Enrolment): Set<number> {
  return new Set([
    ...works.map(({ due }) => due),
    ...handIns.flatMap(({ day, markedOn }) => [day, markedOn]),
  ]);
}

/** Clicks of one day; `null` where the learning platform's data does not reach. */
function clicksOnDay({ clicksUntil }: Presentation, { clicks }: Enrolment, day: number): number | null {
  return clicksUntil === undefined || day > clicksUntil ? null : (clicks.get(day) ?? 0);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

const DAY_MS = 86_400_000;
/** The data set counts days; presentations B begin in February and J in October. */
const FIRST_DAYS = { B: '02-01', J: '10-01' } as const;

/** The date that stands for a day of a presentation: the data set gives none, so that day 0 is the first of its month. */
export function dateOf({ code }: Presentation, day: number): string {
  const first = FIRST_DAYS[code.endsWith('B') ? 'B' : 'J'];
  return new Date(Date.parse(`${code.slice(3, 7)}-${first}`) + day * DAY_MS).toISOString().slice(0, 10);
}

/** The day of a presentation that a date stands for. */
export function dayOf(presentation: Presentation, date: string): number {
  return (Date.parse(date) - Date.parse(dateOf(presentation, 0))) / DAY_MS;
}

/** Eight in the evening in Beijing, when a day's snapshots come in. */
export function eveningOf(presentation: Presentation, day: number): string {
  return `${dateOf(presentation, day)}T12:00:00.000Z`;
}

import type { Enrolment, HandIn, Presentation, Work } from './oulad-tables.js';

/** A presentation of forty days with three works; small enough to be followed by hand. */
export const WORKS: readonly [Work, Work, Work] = [
  { due: 10, share: 20, byTutor: true },
  { due: 20, share: 30, byTutor: true },
  { due: 30, share: 50, byTutor: true },
];

export function enrolment(code: string, given: Partial<Enrolment> = {}): Enrolment {
  return {
    code,
    registeredOn: -5,
    leftOn: null,
    previousAttempts: 0,
    handIns: [],
    clicks: new Map<number, number>(),
    ...given,
  };
}

export function handIn(work: Work, day: number, mark: number | null, carriedOver = false): HandIn {
  return { work, day, mark, markedOn: day, carriedOver };
}

export function presentation(
  enrolments: readonly Enrolment[],
  given: Partial<Presentation> = {},
): Presentation {
  return { code: 'XXX2013J', length: 40, works: WORKS, clicksUntil: undefined, enrolments, ...given };
}

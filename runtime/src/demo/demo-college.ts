import type { Field } from './college-plan.js';

export type CourseType = 'theory' | 'integrated' | 'practice';
export type Title = 'assistant' | 'lecturer' | 'associate-professor' | 'professor';
export type Gender = 'female' | 'male';

export interface DemoFaculty {
  readonly index: number;
  readonly code: string;
  readonly name: string;
}

export interface DemoProgramme {
  readonly index: number;
  readonly code: string;
  readonly name: string;
  readonly field: Field;
  readonly faculty: DemoFaculty;
  /** Students by cohort. */
  readonly cohorts: ReadonlyMap<number, number>;
}

export interface DemoCourse {
  readonly index: number;
  readonly code: string;
  readonly name: string;
  readonly type: CourseType;
  readonly faculty: DemoFaculty;
  /** None for the courses that everybody takes. */
  readonly programme: DemoProgramme | undefined;
}

export interface DemoTeacher {
  readonly index: number;
  readonly code: string;
  readonly name: string;
  readonly gender: Gender;
  readonly title: Title;
  readonly dualQualified: boolean;
  readonly faculty: DemoFaculty;
  readonly from: string | null;
  readonly to: string | null;
}

export interface DemoClass {
  readonly index: number;
  readonly code: string;
  readonly name: string;
  readonly cohort: number;
  readonly programme: DemoProgramme;
  readonly size: number;
  /** Place in the list of counsellors. */
  readonly counsellor: number;
}

export interface DemoStudent {
  readonly index: number;
  readonly code: string;
  readonly name: string;
  readonly gender: Gender;
  readonly class: DemoClass;
}

/** Everybody and everything of the fictional college; the same at every call. */
export interface DemoCollege {
  readonly faculties: readonly DemoFaculty[];
  readonly programmes: readonly DemoProgramme[];
  readonly courses: readonly DemoCourse[];
  readonly teachers: readonly DemoTeacher[];
  /** Teachers who have not left, by faculty. */
  readonly staff: readonly (readonly DemoTeacher[])[];
  readonly classes: readonly DemoClass[];
  readonly students: readonly DemoStudent[];
}

/** Years of a programme. */
export const YEARS_OF_STUDY = 3;

/** Whether a cohort is enrolled in an academic year. */
export function isEnrolled(cohort: number, startYear: number): boolean {
  return cohort <= startYear && startYear < cohort + YEARS_OF_STUDY;
}

/** Whether a teacher is employed in the academic year that begins in this year. */
export function isEmployed({ from, to }: DemoTeacher, startYear: number): boolean {
  const firstDay = `${startYear}-09-01`;
  return (from === null || from <= firstDay) && (to === null || to >= firstDay);
}

/** Students of a programme in an academic year. */
export function enrolledIn({ cohorts }: DemoProgramme, startYear: number): number {
  let sum = 0;
  for (const [cohort, size] of cohorts) if (isEnrolled(cohort, startYear)) sum += size;
  return sum;
}

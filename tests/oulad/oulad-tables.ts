import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'csv-parse/sync';

/** A piece of coursework that counts; examinations are left out. */
export interface Work {
  /** Day on which it is due, counted from the start of the presentation. */
  readonly due: number;
  /** Weight in percent of all coursework of the presentation. */
  readonly share: number;
  /** Marked by a tutor; otherwise by the computer, at once. */
  readonly byTutor: boolean;
}

export interface HandIn {
  readonly work: Work;
  readonly day: number;
  readonly mark: number | null;
  /** Day on which the mark is known. */
  readonly markedOn: number;
  /** The mark was carried over from an earlier presentation. */
  readonly carriedOver: boolean;
}

/** One student in one presentation. How it ended is not among it, see `Outcomes`. */
export interface Enrolment {
  readonly code: string;
  readonly registeredOn: number | null;
  /** Day of unregistration: the first one on which the student is no longer enrolled. */
  readonly leftOn: number | null;
  readonly previousAttempts: number;
  readonly handIns: readonly HandIn[];
  readonly clicks: ReadonlyMap<number, number>;
}

export interface Presentation {
  /** `AAA2013J` */
  readonly code: string;
  readonly length: number;
  /** By day due. */
  readonly works: readonly Work[];
  /** Last day with data of the learning platform; there is none where absent. */
  readonly clicksUntil: number | undefined;
  readonly enrolments: readonly Enrolment[];
}

/** By enrolment: whether it ended in Fail or Withdrawn. Only what measures warnings may see it. */
export type Outcomes = ReadonlyMap<string, boolean>;

type Row = Readonly<Record<string, string>>;

/**
 * The data set's tables, put together; presentations by code.
 *
 * @param markedAfterDays  the data set says when a work was handed in, not when its mark was known: with 0 the mark
 *                         is known at once, otherwise a tutor's mark so many days after the work was due, or after it
 *                         came if that was later
 */
export async function readOulad(
  folder: string,
  markedAfterDays = 0,
): Promise<{ readonly presentations: readonly Presentation[]; readonly outcomes: Outcomes }> {
  const read = async (name: string): Promise<Row[]> =>
    parse<Row>(await readFile(path.join(folder, `${name}.csv`)), { columns: true, bom: true });
  const works = worksOf(await read('assessments'));
  const students = await read('student_info');
  const registrations = new Map((await read('student_registration')).map((row) => [codeOf(row), row]));
  const handIns = handInsOf(await read('student_assessment'), works.byId, markedAfterDays);
  const clicks = clicksOf(await read('student_vle_daily'));
  const presentations = (await read('courses')).map((course): Presentation => {
    const code = presentationOf(course);
    return {
      code,
      length: Number(course['module_presentation_length']),
      works: works.byPresentation.get(code) ?? [],
      clicksUntil: clicks.until.get(code),
      enrolments: students
        .filter((row) => presentationOf(row) === code)
        .map((row) => ({
          code: codeOf(row),
          registeredOn: numberOf(registrations.get(codeOf(row))?.['date_registration']),
          leftOn: numberOf(registrations.get(codeOf(row))?.['date_unregistration']),
          previousAttempts: Number(row['num_of_prev_attempts']),
          handIns: handIns.get(codeOf(row)) ?? [],
          clicks: clicks.byEnrolment.get(codeOf(row)) ?? new Map<number, number>(),
        })),
    };
  });
  return {
    presentations: presentations.sort((a, b) => (a.code < b.code ? -1 : 1)),
    outcomes: new Map(
      students.map((row) => [codeOf(row), ['Fail', 'Withdrawn'].includes(row['final_result'] ?? '')]),
    ),
  };
}

function presentationOf(row: Row): string {
  return `${row['code_module']}${row['code_presentation']}`;
}

function codeOf(row: Row): string {
  return `${presentationOf(row)}-${row['id_student']}`;
}

function numberOf(cell: string | undefined): number | null {
  return cell === undefined || cell === '' ? null : Number(cell);
}

interface Works {
  readonly byId: ReadonlyMap<string, { readonly presentation: string; readonly work: Work }>;
  readonly byPresentation: ReadonlyMap<string, readonly Work[]>;
}

/** Where a presentation weighs none of its coursework, all of it weighs the same. */
function worksOf(assessments: readonly Row[]): Works {
  const coursework = assessments.filter((row) => row['assessment_type'] !== 'Exam' && row['date'] !== '');
  const totals = new Map<string, { weight: number; count: number }>();
  for (const row of coursework) {
    const total = totals.get(presentationOf(row)) ?? { weight: 0, count: 0 };
    totals.set(presentationOf(row), {
      weight: total.weight + Number(row['weight']),
      count: total.count + 1,
    });
  }
  const byId = new Map<string, { presentation: string; work: Work }>();
  const byPresentation = new Map<string, Work[]>();
  for (const row of coursework) {
    const presentation = presentationOf(row);
    const { count, weight } = totals.get(presentation) ?? { count: 1, weight: 0 };
    const share = weight === 0 ? 100 / count : (Number(row['weight']) / weight) * 100;
    const work = { due: Number(row['date']), share, byTutor: row['assessment_type'] === 'TMA' };
    byId.set(row['id_assessment'] ?? '', { presentation, work });
    byPresentation.set(presentation, [...(byPresentation.get(presentation) ?? []), work]);
  }
  for (const works of byPresentation.values()) works.sort((a, b) => a.due - b.due);
  return { byId, byPresentation };
}

function handInsOf(
  rows: readonly Row[],
  works: Works['byId'],
  markedAfterDays: number,
): Map<string, HandIn[]> {
  const byEnrolment = new Map<string, HandIn[]>();
  for (const row of rows) {
    const known = works.get(row['id_assessment'] ?? '');
    if (!known) continue;
    const code = `${known.presentation}-${row['id_student']}`;
    const { work } = known;
    const day = Number(row['date_submitted']);
    const carriedOver = row['is_banked'] === 'TRUE';
    const atOnce = markedAfterDays === 0 || carriedOver || !work.byTutor;
    const handIn = {
      work,
      day,
      mark: numberOf(row['score']),
      markedOn: atOnce ? day : Math.max(day, work.due) + markedAfterDays,
      carriedOver,
    };
    const list = byEnrolment.get(code);
    if (list) list.push(handIn);
    else byEnrolment.set(code, [handIn]);
  }
  return byEnrolment;
}

function clicksOf(rows: readonly Row[]) {
  const byEnrolment = new Map<string, Map<number, number>>();
  const until = new Map<string, number>();
  for (const row of rows) {
    const day = Number(row['date']);
    const presentation = presentationOf(row);
    until.set(presentation, Math.max(day, until.get(presentation) ?? day));
    const days = byEnrolment.get(codeOf(row)) ?? new Map<number, number>();
    byEnrolment.set(codeOf(row), days.set(day, Number(row['clicks'])));
  }
  return { byEnrolment, until };
}

import type { AttributeInput, HierarchyEdge, MembershipInput, SubjectInput } from '../ports/index.js';
import { COLLEGE, OFFICES, PROGRAMME_GROUPS } from './college-plan.js';
import { type DemoCollege, type DemoCourse, type DemoTeacher, YEARS_OF_STUDY } from './demo-college.js';

export const ADMINISTRATIVE = 'administrative';
export const PROGRAMME_GROUP = 'programme-group';
const SCHOOL = { level: 'school', code: COLLEGE.code } as const;

/** Subjects by level, in the order in which the series count them. */
export function demoSubjects(college: DemoCollege): ReadonlyMap<string, readonly SubjectInput[]> {
  const { faculties, programmes, courses, teachers, classes, students } = college;
  const plain =
    (level: string) =>
    ({ code, name }: { code: string; name: string }) => ({ level, code, name });
  return new Map<string, readonly SubjectInput[]>([
    ['school', [{ ...SCHOOL, name: COLLEGE.name.zh }]],
    ['faculty', faculties.map(plain('faculty'))],
    ['office', OFFICES.map(([code, name]) => ({ level: 'office', code, name }))],
    ['programme-group', PROGRAMME_GROUPS.map(plain('programme-group'))],
    ['programme', programmes.map(plain('programme'))],
    ['course', courses.map(plain('course'))],
    [
      'teacher',
      teachers.map(({ code, name, from, to }) => ({
        level: 'teacher',
        code,
        name,
        validFrom: from,
        validTo: to,
      })),
    ],
    [
      'class',
      classes.map(({ code, name, cohort }) => ({ level: 'class', code, name, ...enrolment(cohort) })),
    ],
    [
      'student',
      students.map(({ code, name, class: { cohort } }) => ({
        level: 'student',
        code,
        name,
        ...enrolment(cohort),
      })),
    ],
  ]);
}

/** First and last day of a cohort in the college. */
export function enrolment(cohort: number): { readonly validFrom: string; readonly validTo: string } {
  return { validFrom: `${cohort}-09-01`, validTo: `${cohort + YEARS_OF_STUDY}-07-15` };
}

export function demoEdges({
  faculties,
  programmes,
  courses,
  teachers,
  classes,
  students,
}: DemoCollege): HierarchyEdge[] {
  const below = (level: string, code: string, parentLevel: string, parent: string): HierarchyEdge => ({
    hierarchy: ADMINISTRATIVE,
    child: { level, code },
    parent: { level: parentLevel, code: parent },
  });
  return [
    ...faculties.map(({ code }) => below('faculty', code, SCHOOL.level, SCHOOL.code)),
    ...OFFICES.map(([code]) => below('office', code, SCHOOL.level, SCHOOL.code)),
    ...programmes.map(({ code, faculty }) => below('programme', code, 'faculty', faculty.code)),
    ...courses.map(({ code, faculty }) => below('course', code, 'faculty', faculty.code)),
    ...teachers.map(({ code, faculty }) => below('teacher', code, 'faculty', faculty.code)),
    ...classes.map(({ code, programme }) => below('class', code, 'programme', programme.code)),
    ...students.map((student) => below('student', student.code, 'class', student.class.code)),
    ...PROGRAMME_GROUPS.flatMap(({ code, programmes: members }) =>
      members.map((member) => ({
        hierarchy: PROGRAMME_GROUP,
        child: { level: 'programme', code: member },
        parent: { level: 'programme-group', code },
      })),
    ),
  ];
}

/** Courses of programmes (the general ones of all), teachers of courses. */
export function demoMemberships(college: DemoCollege): MembershipInput[] {
  const { courses, programmes } = college;
  const ofProgramme = courses.flatMap(({ code, programme }) =>
    (programme === undefined ? programmes : [programme]).map((one) => ({
      kind: 'course-programme',
      member: { level: 'course', code },
      of: { level: 'programme', code: one.code },
      weight: programme === undefined ? 1 / programmes.length : 1,
    })),
  );
  const taught = courses.flatMap((course) => {
    const { leader, second } = teachersOf(college, course);
    const of = { level: 'course', code: course.code };
    const by = ({ code }: DemoTeacher, weight: number): MembershipInput => ({
      kind: 'teacher-course',
      member: { level: 'teacher', code },
      of,
      weight,
    });
    return second === undefined ? [by(leader, 1)] : [by(leader, 0.6), by(second, 0.4)];
  });
  return [...ofProgramme, ...taught];
}

/** Who leads a course, and who teaches it too; every teacher of today leads at least one. */
export function teachersOf(
  { staff: staffByFaculty }: DemoCollege,
  { index, faculty }: DemoCourse,
): { readonly leader: DemoTeacher; readonly second: DemoTeacher | undefined } {
  const staff = staffByFaculty[faculty.index] as readonly DemoTeacher[];
  const leader = staff[index % staff.length] as DemoTeacher;
  const second = index % 2 === 0 ? staff[(index * 7 + 3) % staff.length] : undefined;
  return { leader, second: second === leader ? undefined : second };
}

export function demoAttributes({
  programmes,
  courses,
  teachers,
  classes,
  students,
}: DemoCollege): AttributeInput[] {
  const of = (level: string, code: string, attribute: string, value: string | boolean): AttributeInput => ({
    subject: { level, code },
    attribute,
    value,
  });
  return [
    of(SCHOOL.level, SCHOOL.code, 'institution-category', COLLEGE.category),
    ...programmes.map(({ code, field }) => of('programme', code, 'programme-field', field)),
    ...courses.map(({ code, type }) => of('course', code, 'course-type', type)),
    ...teachers.flatMap(({ code, title, dualQualified }) => [
      of('teacher', code, 'teacher-title', title),
      of('teacher', code, 'dual-qualified', dualQualified),
    ]),
    ...classes.map(({ code, cohort }) => of('class', code, 'class-cohort', String(cohort))),
    ...students.flatMap((student) => [
      of('student', student.code, 'student-cohort', String(student.class.cohort)),
      of('student', student.code, 'student-gender', student.gender),
    ]),
  ];
}

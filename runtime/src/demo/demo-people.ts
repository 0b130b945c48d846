import type { PersonInput, ResponsibilityInput, SubjectRef } from '../ports/index.js';
import { COLLEGE, OFFICES, PROGRAMME_GROUPS } from './college-plan.js';
import type { DemoCollege, DemoFaculty, DemoProgramme, DemoTeacher } from './demo-college.js';
import { enrolment, teachersOf } from './demo-structure.js';
import { even } from './noise.js';
import { personName } from './person-names.js';

const NAMES = { staff: 3_000, counsellor: 4_000 };
const GENDER = 15;

/** A person before the store has given its department a key. */
export interface DemoPerson extends Omit<PersonInput, 'departmentId'> {
  readonly department: SubjectRef | undefined;
}

/** Who answers for what, in codes and staff numbers. */
export interface DemoResponsibility extends Omit<
  ResponsibilityInput,
  'subjectId' | 'personId' | 'departmentId'
> {
  readonly subject: SubjectRef | undefined;
  readonly staffNumber?: string;
  readonly department?: SubjectRef;
}

const SCHOOL: SubjectRef = { level: 'school', code: COLLEGE.code };
const QUALITY_OFFICE: SubjectRef = { level: 'office', code: 'C02' };

/** Whom the log-in page offers: administrator, quality office, a programme head and a counsellor with open warnings. */
export const DEMO_ACCOUNT_OWNERS = { programme: 'Z08', class: '2025-Z14-1' } as const;

const LEADERS = [
  { staffNumber: 'L001', post: '校长' },
  { staffNumber: 'L002', post: '教学副校长' },
  { staffNumber: 'L003', post: '学生工作副书记' },
] as const;

/** Offices that answer for the school's indicators (their office's code), whichever faculty they are measured in. */
const OFFICE_OF_INDICATOR: Readonly<Record<string, string>> = {
  'student-teacher-ratio': 'C04',
  'graduate-degree-share': 'C04',
  'senior-title-share': 'C04',
  'teaching-area-per-student': 'C09',
  'land-per-student': 'C09',
  'dormitory-per-student': 'C09',
  'equipment-per-student': 'C09',
  'new-equipment-share': 'C09',
  'books-per-student': 'C10',
  'new-books-per-student': 'C10',
  'computers-per-hundred': 'C10',
  'seats-per-hundred': 'C10',
};

export function demoPeople(college: DemoCollege): DemoPerson[] {
  const counsellors = new Map<number, DemoFaculty>();
  for (const { counsellor, programme } of college.classes) counsellors.set(counsellor, programme.faculty);
  return [
    staff('A001', ['admin'], '系统管理员', { level: 'office', code: 'C10' }),
    ...LEADERS.map(({ staffNumber, post }) =>
      staff(staffNumber, ['owner'], post, { level: 'office', code: 'C01' }),
    ),
    staff('Q001', ['qualityOffice'], '质量管理办公室主任', QUALITY_OFFICE),
    ...['Q002', 'Q003', 'Q004'].map((number) =>
      staff(number, ['qualityOffice'], '质量管理员', QUALITY_OFFICE),
    ),
    ...OFFICES.filter(([code]) => code !== QUALITY_OFFICE.code).map(([code, name]) =>
      staff(officeHead(code), ['owner'], `${name}负责人`, { level: 'office', code }),
    ),
    ...[...counsellors].map(([index, faculty]) =>
      staff(counsellorNumber(index), ['owner'], '辅导员', { level: 'faculty', code: faculty.code }),
    ),
    ...college.teachers
      .filter(({ to }) => to === null)
      .map(({ code, name, faculty }) => ({
        staffNumber: code,
        name,
        roles: ['owner'] as const,
        post: postOf(college, code),
        department: { level: 'faculty', code: faculty.code },
      })),
  ];
}

export function demoResponsibilities(college: DemoCollege): DemoResponsibility[] {
  const any = { kind: 'any', code: null } as const;
  return [
    { ...any, subject: SCHOOL, role: 'responsible', staffNumber: 'Q001', department: QUALITY_OFFICE },
    { ...any, subject: SCHOOL, role: 'department', department: QUALITY_OFFICE },
    { ...any, subject: SCHOOL, role: 'reviewer', staffNumber: 'Q001', department: QUALITY_OFFICE },
    { ...any, subject: SCHOOL, role: 'leader', staffNumber: 'L002' },
    ...Object.entries(OFFICE_OF_INDICATOR).flatMap(([code, office]): DemoResponsibility[] => {
      const department = { level: 'office', code: office };
      const of = { kind: 'indicator', code, subject: SCHOOL, department } as const;
      return [
        { ...of, role: 'responsible', staffNumber: officeHead(office) },
        { ...of, role: 'department' },
      ];
    }),
    ...college.faculties.flatMap((faculty): DemoResponsibility[] => {
      const subject = { level: 'faculty', code: faculty.code };
      return [
        {
          ...any,
          subject,
          role: 'responsible',
          staffNumber: dean(college, faculty).code,
          department: subject,
        },
        { ...any, subject, role: 'department', department: subject },
      ];
    }),
    ...college.programmes.map((programme): DemoResponsibility => ({
      ...any,
      subject: { level: 'programme', code: programme.code },
      role: 'responsible',
      staffNumber: programmeHead(college, programme).code,
    })),
    ...PROGRAMME_GROUPS.flatMap(({ code, programmes }): DemoResponsibility[] => {
      // the programme named first leads the group
      const leading = college.programmes.find((programme) => programme.code === programmes[0]);
      if (!leading) return [];
      const subject = { level: 'programme-group', code };
      const department = { level: 'faculty', code: leading.faculty.code };
      const staffNumber = programmeHead(college, leading).code;
      return [
        { ...any, subject, role: 'responsible', staffNumber },
        { ...any, subject, role: 'department', department },
      ];
    }),
    ...college.courses.map((course): DemoResponsibility => ({
      ...any,
      subject: { level: 'course', code: course.code },
      role: 'responsible',
      staffNumber: teachersOf(college, course).leader.code,
    })),
    ...college.teachers
      .filter(({ to }) => to === null)
      .map(({ code }): DemoResponsibility => {
        return { ...any, subject: { level: 'teacher', code }, role: 'handler', staffNumber: code };
      }),
    ...college.classes.map(({ code, counsellor, cohort }): DemoResponsibility => ({
      ...any,
      subject: { level: 'class', code },
      role: 'responsible',
      staffNumber: counsellorNumber(counsellor),
      validFrom: enrolment(cohort).validFrom,
      // what a last semester shows is worked on after it
      validTo: `${cohort + 3}-12-31`,
    })),
  ];
}

/** Staff numbers of the people whom the log-in page of the demo offers. */
export function demoAccountStaffNumbers(college: DemoCollege): string[] {
  const programme = college.programmes.find(({ code }) => code === DEMO_ACCOUNT_OWNERS.programme);
  const shown = college.classes.find(({ code }) => code === DEMO_ACCOUNT_OWNERS.class);
  return [
    'A001',
    'Q001',
    'Q002',
    ...(programme ? [programmeHead(college, programme).code] : []),
    ...(shown ? [counsellorNumber(shown.counsellor)] : []),
  ];
}

function staff(
  staffNumber: string,
  roles: PersonInput['roles'],
  post: string,
  department: SubjectRef,
): DemoPerson {
  const topic = staffNumber.startsWith('F') ? NAMES.counsellor : NAMES.staff;
  const index = staffNumber.charCodeAt(0) * 1_000 + Number(staffNumber.slice(1));
  const gender = even(GENDER, index) < 0.5 ? 'female' : 'male';
  return { staffNumber, name: personName(topic, index, gender), roles, post, department };
}

function officeHead(office: string): string {
  return office === QUALITY_OFFICE.code ? 'Q001' : `G${office.slice(1).padStart(3, '0')}`;
}

function counsellorNumber(index: number): string {
  return `F${String(index + 1).padStart(3, '0')}`;
}

/** Senior teachers in order: the first is the dean, the next ones head the faculty's programmes. */
function seniors({ staff: staffByFaculty }: DemoCollege, faculty: DemoFaculty): DemoTeacher[] {
  const own = staffByFaculty[faculty.index] ?? [];
  return own.filter(({ title }) => title === 'professor' || title === 'associate-professor');
}

function dean(college: DemoCollege, faculty: DemoFaculty): DemoTeacher {
  return seniors(college, faculty)[0] as DemoTeacher;
}

function programmeHead(college: DemoCollege, programme: DemoProgramme): DemoTeacher {
  const own = college.programmes.filter(({ faculty }) => faculty === programme.faculty);
  return seniors(college, programme.faculty)[own.indexOf(programme) + 1] as DemoTeacher;
}

function postOf(college: DemoCollege, code: string): string {
  const headed = college.programmes.find((programme) => programmeHead(college, programme).code === code);
  if (headed) return `${headed.name}专业带头人`;
  return college.faculties.some((faculty) => dean(college, faculty).code === code) ? '二级学院院长' : '教师';
}

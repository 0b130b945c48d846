import { COURSES_OF_PROGRAMME, FACULTIES, PUBLIC_COURSES, TEACHERS } from './college-plan.js';
import type {
  CourseType,
  DemoClass,
  DemoCollege,
  DemoCourse,
  DemoFaculty,
  DemoProgramme,
  DemoStudent,
  DemoTeacher,
  Gender,
  Title,
} from './demo-college.js';
import { FIRST_COHORT, LAST_COHORT } from './demo-periods.js';
import { even, integer } from './noise.js';
import { personName } from './person-names.js';
import { SHRINKING_PROGRAMME } from './planted/programme.js';

const TOPIC = { classSize: 11, studentGender: 12, teacherGender: 13, dual: 14 };
const NAMES = { student: 1_000, teacher: 2_000 };
const EXPANSION_COHORT = 2025;
const CLASSES_PER_COUNSELLOR = 6;
const COUNSELLORS_PER_FACULTY_AND_YEAR = 3;

/** Faculties' shares of every 45 teachers; the last one also teaches everybody's general courses. */
const TEACHERS_OF_45 = [8, 7, 8, 6, 6, 10] as const;

export function buildCollege(): DemoCollege {
  const faculties: DemoFaculty[] = FACULTIES.map(({ code, name }, index) => ({ index, code, name }));
  const { programmes, classes } = buildProgrammes(faculties);
  const teachers = buildTeachers(faculties);
  return {
    faculties,
    programmes,
    classes,
    courses: buildCourses(faculties, programmes),
    teachers,
    staff: faculties.map((faculty) => teachers.filter((one) => one.faculty === faculty && one.to === null)),
    students: classes.flatMap(studentsOf).map((student, index) => ({ ...student, index })),
  };
}

function buildProgrammes(faculties: readonly DemoFaculty[]): {
  programmes: DemoProgramme[];
  classes: DemoClass[];
} {
  const programmes: DemoProgramme[] = [];
  const classes: DemoClass[] = [];
  const classesOfFacultyYear = new Map<string, number>();
  for (const [facultyIndex, plan] of FACULTIES.entries()) {
    const faculty = faculties[facultyIndex] as DemoFaculty;
    for (const [name, field] of plan.programmes) {
      const index = programmes.length;
      const code = `Z${String(index + 1).padStart(2, '0')}`;
      const cohorts = new Map<number, number>();
      const programme: DemoProgramme = { index, code, name, field, faculty, cohorts };
      programmes.push(programme);
      for (let cohort = FIRST_COHORT; cohort <= LAST_COHORT; cohort++) {
        for (let number = 1; number <= classCount(index, cohort); number++) {
          const year = `${faculty.code}-${cohort}`;
          const before = classesOfFacultyYear.get(year) ?? 0;
          classesOfFacultyYear.set(year, before + 1);
          const size = classSize(programme, cohort, number);
          cohorts.set(cohort, (cohorts.get(cohort) ?? 0) + size);
          classes.push({
            index: classes.length,
            code: `${cohort}-${code}-${number}`,
            name: `${name}${String(cohort).slice(2)}-${number}班`,
            cohort,
            programme,
            size,
            counsellor: counsellorOf(facultyIndex, cohort, before),
          });
        }
      }
    }
  }
  return { programmes, classes };
}

/** Parallel classes of one cohort: one or two as a rule, more in the year of expansion. */
function classCount(programme: number, cohort: number): number {
  if ([4, 6, 9].includes(programme % 10)) return 1;
  if (cohort === EXPANSION_COHORT) return 3;
  return cohort > EXPANSION_COHORT && programme % 10 < 3 ? 3 : 2;
}

function classSize({ code, index }: DemoProgramme, cohort: number, number: number): number {
  const planned: Readonly<Record<number, number>> = SHRINKING_PROGRAMME.cohorts;
  if (code === SHRINKING_PROGRAMME.code) return planned[cohort] ?? 0;
  return integer(38, 46, TOPIC.classSize, index * 10 + number, cohort);
}

/** A counsellor keeps a handful of classes of one year, and takes on a new year when they have graduated. */
function counsellorOf(faculty: number, cohort: number, classBefore: number): number {
  const own = Math.floor(classBefore / CLASSES_PER_COUNSELLOR) % COUNSELLORS_PER_FACULTY_AND_YEAR;
  return (faculty * 3 + (cohort % 3)) * COUNSELLORS_PER_FACULTY_AND_YEAR + own;
}

function studentsOf(homeClass: DemoClass): Omit<DemoStudent, 'index'>[] {
  const [cohort = '', programme = '', number = ''] = homeClass.code.split('-');
  return Array.from({ length: homeClass.size }, (_, place) => {
    const person = homeClass.index * 100 + place;
    const gender: Gender = even(TOPIC.studentGender, person) < 0.36 ? 'female' : 'male';
    return {
      code: `${cohort}${programme.slice(1)}${number}${String(place + 1).padStart(2, '0')}`,
      name: personName(NAMES.student, person, gender),
      gender,
      class: homeClass,
    };
  });
}

function buildCourses(faculties: readonly DemoFaculty[], programmes: readonly DemoProgramme[]): DemoCourse[] {
  const own = programmes.flatMap((programme) => {
    const topics = FACULTIES[programme.faculty.index]?.topics ?? [];
    return Array.from({ length: COURSES_OF_PROGRAMME }, (_, place) => ({
      name: courseName(topics[place % topics.length] ?? '', place, programme),
      type: courseType(place),
      faculty: programme.faculty,
      programme,
    }));
  });
  const general = PUBLIC_COURSES.map((name) => ({
    name,
    type: 'theory' as const,
    faculty: faculties[faculties.length - 1] as DemoFaculty,
    programme: undefined,
  }));
  return [...own, ...general].map((course, index) => ({
    ...course,
    index,
    code: `K${String(index + 1).padStart(4, '0')}`,
  }));
}

function courseType(place: number): CourseType {
  return place < 9 ? 'theory' : place < 17 ? 'integrated' : 'practice';
}

function courseName(topic: string, place: number, programme: DemoProgramme): string {
  const form =
    place < COURSES_OF_PROGRAMME / 2 ? '' : courseType(place) === 'practice' ? '综合实训' : '项目实践';
  return `${topic}${form}·${programme.name}`;
}

function buildTeachers(faculties: readonly DemoFaculty[]): DemoTeacher[] {
  const facultyOf = TEACHERS_OF_45.flatMap((count, faculty) => Array<number>(count).fill(faculty));
  return Array.from({ length: TEACHERS.now + TEACHERS.left }, (_, index) => {
    const gender: Gender = even(TOPIC.teacherGender, index) < 0.5 ? 'female' : 'male';
    return {
      index,
      code: `T${String(index + 1).padStart(4, '0')}`,
      name: personName(NAMES.teacher, index, gender),
      gender,
      title: titleOf(index),
      dualQualified: even(TOPIC.dual, index) < 0.78,
      faculty: faculties[facultyOf[index % facultyOf.length] as number] as DemoFaculty,
      ...employment(index),
    };
  });
}

/** Of twenty teachers two are professors, five associate professors, eight lecturers and five assistants. */
function titleOf(index: number): Title {
  const place = index % 20;
  if (place < 2) return 'professor';
  if (place < 7) return 'associate-professor';
  return place < 15 ? 'lecturer' : 'assistant';
}

/** Five join each September from 2022 to 2025; half of those who leave go in 2022, half in 2024. */
function employment(index: number): { from: string | null; to: string | null } {
  const { now, joined, left } = TEACHERS;
  if (index >= now) return { from: null, to: index - now < left / 2 ? '2022-08-31' : '2024-08-31' };
  const place = index - (now - joined);
  return { from: place < 0 ? null : `${2022 + Math.floor((place * 4) / joined)}-09-01`, to: null };
}

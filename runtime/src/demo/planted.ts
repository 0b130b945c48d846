import type { PlantedProblem } from './planted-problem.js';
import { CLASS_PROBLEMS } from './planted/class.js';
import { COURSE_PROBLEMS } from './planted/course.js';
import { GROUP_PROBLEMS } from './planted/programme-group.js';
import { PROGRAMME_PROBLEMS } from './planted/programme.js';
import { SCHOOL_PROBLEMS } from './planted/school.js';
import { STUDENT_PROBLEMS } from './planted/student.js';
import { TEACHER_PROBLEMS } from './planted/teacher.js';

/**
 * Everything that is wrong with the demo college, and everything that only looks wrong.
 * Exactly the `warns` of these are warned about when the demo is evaluated, nothing else.
 */
export const PLANTED_PROBLEMS: readonly PlantedProblem[] = [
  ...SCHOOL_PROBLEMS,
  ...GROUP_PROBLEMS,
  ...PROGRAMME_PROBLEMS,
  ...COURSE_PROBLEMS,
  ...CLASS_PROBLEMS,
  ...TEACHER_PROBLEMS,
  ...STUDENT_PROBLEMS,
];

export { schoolSeries } from './school.js';
export { programmeSeries } from './programme.js';
export { courseAttendanceSeries, courseSeries } from './course.js';
export { classSeries } from './class.js';
export { teacherSeries, teacherYearSeries } from './teacher.js';
export { studentSeries } from './student.js';

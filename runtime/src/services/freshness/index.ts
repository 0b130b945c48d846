export { collectionDeadline, periodsUpTo } from './collection-deadline.js';
export { missingSubjects } from './missing-subjects.js';

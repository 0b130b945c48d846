export { PageCrash } from './page-crash.js';
export { ProblemNote } from './problem-note.js';

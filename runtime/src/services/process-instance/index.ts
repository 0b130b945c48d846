export { expectation, storeStep, type Advance } from './advance-instance.js';
export { cancelImprovements } from './cancel-improvements.js';
export { collegeDay } from './college-day.js';
export { getProcess } from './find-process.js';

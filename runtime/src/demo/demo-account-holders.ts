import { buildCollege } from './build-college.js';
import { demoAccountStaffNumbers } from './demo-people.js';

/** Staff numbers of those whom the log-in page offers; the same on every start. */
export function demoAccountHolders(): readonly string[] {
  return demoAccountStaffNumbers(buildCollege());
}

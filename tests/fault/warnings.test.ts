import { faultRuns } from './warnings.fault.js';
import { testFaultRuns } from './test-fault-runs.js';

/** The others take as long again and are left to `npm run soak -- warnings`. */
const EVERY_TIME = [
  'warnings.killed-workers.postgres',
  'warnings.postgres-restarted.postgres',
  'warnings.twice-and-out-of-order.redis',
];

await testFaultRuns(
  'a flood of warnings, disturbed while they open',
  faultRuns.filter(({ name }) => EVERY_TIME.includes(name)),
);

import { faultRuns } from './cycle.fault.js';
import { testFaultRuns } from './test-fault-runs.js';

await testFaultRuns('the demo, disturbed while it is evaluated', faultRuns);

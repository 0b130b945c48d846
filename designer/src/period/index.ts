export { DaysLeft } from './days-left.js';
export { periodName, shortPeriodName } from './period-name.js';
export { useInstantName } from './use-instant-name.js';
export { usePeriodName } from './use-period-name.js';

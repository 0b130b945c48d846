export { buildOfficeCall } from './build-office-call.js';
export { OFFICE_FUNCTIONS, type OfficeFunction } from './office-function.js';

export type { ApiInstance } from './api-instance.js';
export type { ApiOptions, StatusReport } from './api-options.js';
export { createApi } from './create-api.js';

export { api } from './api.js';
export { createApiClient, type Answer, type ApiClient, type RequestOptions } from './api-client.js';
export { isProblem, problemOf, ProblemError } from './problem-error.js';
export { createQueryClient, sessionKey } from './query-client.js';
export { queryString } from './query-string.js';

import { createApiClient } from './api-client.js';

/** The page's one connection to the API. */
export const api = createApiClient((input, init) => fetch(input, init));

export { readTaskSearch, type TaskSearch } from './task-search.js';
export { readWarningSearch, type WarningSearch } from './warning-search.js';

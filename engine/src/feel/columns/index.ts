export { type ColumnBackend, type ColumnLoop } from './column-loop.js';
export { createColumnLoop, type BackedLoop } from './create-column-loop.js';

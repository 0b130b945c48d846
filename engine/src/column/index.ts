export { type Column, type Columns, type Facts } from './column.js';

export { CODE_GENERATION_ALLOWED } from './code-generation.js';
export {
  columnLength,
  columnOf,
  nullColumn,
  UNKNOWN_BOOLEAN,
  valueAt,
  type BooleanColumn,
  type Column,
  type Columns,
  type NumberColumn,
  type TextColumn,
} from './column.js';
export { gatherColumn, rollColumn } from './gather-column.js';
export { shiftColumn } from './shift-column.js';
export { factsAt, factSource, factValue, hasFact, isOfType, type Facts, type SourcedFact } from './facts.js';
export { parseFactKey, shiftFact, sliceFact } from './fact-key.js';

export { chooseBackend, compileBatch } from './compile-batch.js';
export { ColumnLengthError } from './column-length-error.js';
export { encodeColumn, encodeColumns, type EncodedColumn, type TextCodes } from './text-codes.js';

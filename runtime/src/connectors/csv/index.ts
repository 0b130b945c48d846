export { CsvFile } from './csv-file.js';
export { type CsvRow } from './csv-scanner.js';
export { harmless, unguarded } from './harmless-cell.js';
export { readCsv, type CsvOptions } from './read-csv.js';

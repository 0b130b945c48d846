export { harmless } from './harmless-cell.js';
export {
  importSource,
  type ImportDependencies,
  type ImportOptions,
  type ImportReport,
  type Touched,
} from './import-source.js';
export { readCsv, type CsvOptions, type CsvRow } from './read-csv.js';
export { readPackFolder } from './read-pack-folder.js';
export { readSource, type Source } from './read-source.js';

export { CsvFile, readCsv, type CsvOptions, type CsvRow } from './csv/index.js';
export {
  importSource,
  type ImportDependencies,
  type ImportOptions,
  type ImportReport,
} from './import-source.js';
export { findPacks, type FoundPack } from './find-packs.js';
export { readPackFolder } from './read-pack-folder.js';
export { readSource, type Source } from './read-source.js';
export { type Touched } from './touched-data.js';

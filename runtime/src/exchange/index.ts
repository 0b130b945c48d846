export { readDmn, type DmnContent, type ReadDmnOptions } from './read-dmn.js';
export { writeDmn, type WriteDmnOptions } from './write-dmn.js';
export type { DmnVersion } from './dmn-version.js';
export { readSheet, type ReadSheetOptions, type SheetContent } from './read-sheet.js';
export { writeSheet, type WriteSheetOptions } from './write-sheet.js';

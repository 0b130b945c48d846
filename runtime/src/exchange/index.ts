export { readDmn, type DmnContent, type ReadDmnOptions } from './read-dmn.js';
export { writeDmn, type WriteDmnOptions } from './write-dmn.js';
export type { DmnVersion } from './dmn-version.js';

export { checkPack, importPack, type PackImported } from './import-pack.js';

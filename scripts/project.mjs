import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

export const PROJECT_ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** Oldest Node.js that the product runs on, as in `engines` of package.json. */
export const NODE_FLOOR = '20.20.2';

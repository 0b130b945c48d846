import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A folder of the checkout's `node_modules` that survives test runs and leaves with the packages. */
export function cacheFolder(name: string): string {
  return join(projectRoot(), 'node_modules/.cache/zhengai', name);
}

/** The checkout, whether this runs from source or from its build. */
export function projectRoot(): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'turbo.json'))) return folder;
    if (dirname(folder) === folder) throw new Error('this file stands outside the project');
  }
}

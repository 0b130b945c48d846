import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PROJECT_ROOT } from './project.mjs';

/**
 * Loads the modules of a folder of the tests workspace, written in JavaScript or built from TypeScript,
 * and puts together the lists they export.
 *
 * @param {string} folder  such as `performance`
 * @param {string} kind    `bench` = files named `*.bench.mjs` or `*.bench.ts`
 * @param {string} list    name of the exported list
 * @param {readonly string[]} prefixes  of the entries wanted; none = all
 * @returns {Promise<{ name: string, run: (size?: string) => Promise<object> }[]>} by name
 */
export async function loadEntries(folder, kind, list, prefixes) {
  const entries = [];
  for (const file of findModules(folder, kind)) {
    const exported = (await import(pathToFileURL(file).href))[list];
    if (!Array.isArray(exported)) throw new Error(`${file} exports no list "${list}"`);
    entries.push(...exported);
  }
  return entries
    .filter(({ name }) => prefixes.length === 0 || prefixes.some((prefix) => name.startsWith(prefix)))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** @param {string} folder @param {string} kind */
function findModules(folder, kind) {
  const sources = join(PROJECT_ROOT, 'tests', folder);
  const built = join(PROJECT_ROOT, 'tests/dist', folder);
  if (!existsSync(sources)) return [];
  const names = readdirSync(sources);
  return [
    ...names.filter((name) => name.endsWith(`.${kind}.mjs`)).map((name) => join(sources, name)),
    ...names
      .filter((name) => name.endsWith(`.${kind}.ts`))
      .map((name) => join(built, name.replace(/\.ts$/, '.js'))),
  ];
}

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

export const PACKS = path.resolve(import.meta.dirname, '../packs');

/** Folders of all packs. */
export const FOLDERS = readdirSync(PACKS, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** One pack's files merged into the object that the engine takes. */
export function readPack(folder: string): Record<string, unknown> {
  const parts: Record<string, unknown> = {};
  for (const file of readdirSync(path.join(PACKS, folder))) {
    if (!file.endsWith('.yaml')) continue;
    const content: unknown = parse(readFileSync(path.join(PACKS, folder, file), 'utf8'));
    if (file === 'pack.yaml') Object.assign(parts, content);
    else parts[path.basename(file, '.yaml')] = content;
  }
  return parts;
}

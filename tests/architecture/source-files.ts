import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { projectRoot } from '../support/real-parts.js';

const SKIPPED = new Set([
  'node_modules',
  'dist',
  '.turbo',
  '.git',
  '.data',
  '.cache',
  'coverage',
  'test-results',
]);

/** Paths of files below a folder of the project, relative to the project, with forward slashes. */
export function sourceFiles(folder: string, extension: RegExp): string[] {
  const root = projectRoot();
  const found: string[] = [];
  const walk = (path: string): void => {
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      if (entry.isDirectory() && !SKIPPED.has(entry.name)) walk(join(path, entry.name));
      else if (entry.isFile() && extension.test(entry.name)) {
        found.push(relative(root, join(path, entry.name)).replaceAll('\\', '/'));
      }
    }
  };
  walk(join(root, folder));
  return found.sort();
}

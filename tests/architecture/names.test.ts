import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../support/real-parts.js';
import { ENGINE, RUNTIME } from './house.js';
import { sourceFiles } from './source-files.js';

/** Names of places where anything could stand. */
const BAGS = new Set([
  'util',
  'utils',
  'helper',
  'helpers',
  'common',
  'misc',
  'shared',
  'manager',
  'lib',
  'stuff',
]);
const LONGEST = 400;

const FILES = ['engine', 'runtime', 'designer', 'rules-library', 'tests', 'scripts'].flatMap((folder) =>
  sourceFiles(folder, /\.(ts|tsx|mjs)$/),
);

test('files are named in kebab-case after what they hold, never after a bag', () => {
  expect(FILES.length).toBeGreaterThan(100);
  const offending = FILES.filter((file) => {
    const parts = file.split('/').flatMap((part) => part.split('.')[0] ?? '');
    return (
      parts.some((part) => BAGS.has(part)) || !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)+$/.test(basename(file))
    );
  });
  expect(offending).toEqual([]);
});

test('files stay short enough to be read at once', () => {
  const long = FILES.filter((file) => !/\.test\.tsx?$|\/test\//.test(file))
    .map((file) => ({ file, lines: read(file).split('\n').length }))
    .filter(({ lines }) => lines > LONGEST);
  expect(long).toEqual([]);
});

test('every module has a front door of explicit named exports', () => {
  for (const [name, { modules }] of Object.entries({ engine: ENGINE, runtime: RUNTIME })) {
    for (const module of Object.keys(modules)) {
      const folder = `${name}/src/${module}`;
      // A folder that somebody is only about to fill is a matter for the compiler.
      if (!existsSync(join(projectRoot(), folder)) || readdirSync(join(projectRoot(), folder)).length === 0)
        continue;
      const door = `${folder}/index.ts`;
      expect(existsSync(join(projectRoot(), door)), `${door} exists`).toBe(true);
      expect(read(door), `${door} names what it exports`).not.toMatch(/export \*/);
    }
  }
});

test('nothing is left for later in the sources', () => {
  const mark = new RegExp(
    `\\b(${['TO', 'DO'].join('')}|${['FIX', 'ME'].join('')}|${['XX', 'X'].join('')})\\b`,
  );
  expect(FILES.filter((file) => mark.test(read(file)))).toEqual([]);
});

function read(file: string): string {
  return readFileSync(join(projectRoot(), file), 'utf8');
}

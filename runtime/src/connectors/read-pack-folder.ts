import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { Failure } from '../ports/index.js';
import { parseYaml } from './yaml-document.js';

/** Parts of a pack, each a file of its own holding a list. */
const PARTS = [
  'levels',
  'attributes',
  'severities',
  'items',
  'indicators',
  'standards',
  'rules',
  'processes',
  'parameters',
  'cases',
] as const;

const MAX_FILE_BYTES = 20_000_000;

/**
 * Reads a pack's folder into the one object that `validatePack` takes; nothing in it is executed.
 *
 * @throws Failure `pack.notFound`, `pack.tooLarge`, `yaml.syntax`
 */
export async function readPackFolder(folder: string): Promise<unknown> {
  const head = await readPart(path.join(folder, 'pack.yaml'));
  if (head === undefined) {
    throw new Failure('pack.notFound', {
      zh: `${folder} 里没有 pack.yaml。请给出规则包所在的文件夹。`,
      en: `There is no pack.yaml in ${folder}. Give the folder of a rule pack.`,
    });
  }
  const parts = await Promise.all(
    PARTS.map(async (part) => [part, await readPart(path.join(folder, `${part}.yaml`))] as const),
  );
  return { ...(head as object), ...Object.fromEntries(parts.filter(([, value]) => value !== undefined)) };
}

async function readPart(file: string): Promise<unknown> {
  const found = await stat(file).catch(() => undefined);
  if (!found) return undefined;
  if (found.size > MAX_FILE_BYTES) {
    throw new Failure('pack.tooLarge', {
      zh: `${file} 超过 ${MAX_FILE_BYTES / 1e6} MB。`,
      en: `${file} is larger than ${MAX_FILE_BYTES / 1e6} MB.`,
    });
  }
  return parseYaml(await readFile(file, 'utf8'), file);
}

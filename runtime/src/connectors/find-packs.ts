import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { Failure } from '../ports/index.js';
import { readPackFolder } from './read-pack-folder.js';
import { parseYaml } from './yaml/index.js';

/** A pack as it stands on disk, not checked. */
export interface FoundPack {
  /** Folder, or file that holds all of it. */
  readonly place: string;
  readonly input: unknown;
}

const MAX_DEPTH = 5;
const MAX_PACKS = 1_000;
const MAX_FILE_BYTES = 20_000_000;
const PASSED_OVER = /^(?:\.|node_modules$|dist$)/u;

/**
 * Packs at a path: the folder of one, folders of such below it, or files that each hold a whole pack.
 *
 * @throws Failure `pack.notFound`, and what `readPackFolder` throws
 */
export async function findPacks(place: string): Promise<readonly FoundPack[]> {
  const found: FoundPack[] = [];
  await collect(place, 0, found);
  if (found.length > 0) return found;
  if (!(await stat(place).catch(() => undefined))) {
    throw new Failure('pack.notFound', {
      zh: `没有文件或文件夹 ${place}。请检查路径是否写对；要给出的是规则包的文件夹、含有规则包的文件夹，或写有 pack: 的 YAML 文件。`,
      en: `There is no file or folder ${place}. Check how the path is written: give the folder of a pack, a folder of packs, or a YAML file that names its pack.`,
    });
  }
  throw new Failure('pack.notFound', {
    zh: `${place} 里没有规则包。请给出规则包的文件夹、含有规则包的文件夹，或写有 pack: 的 YAML 文件。`,
    en: `There is no pack in ${place}. Give the folder of a pack, a folder of packs, or a YAML file that names its pack.`,
  });
}

async function collect(place: string, depth: number, found: FoundPack[]): Promise<void> {
  const kind = await stat(place).catch(() => undefined);
  if (kind === undefined || depth > MAX_DEPTH || found.length >= MAX_PACKS) return;
  if (kind.isFile()) {
    const input = await readWholePack(place, kind.size);
    if (input !== undefined) found.push({ place, input });
    return;
  }
  const names = (await readdir(place)).filter((name) => !PASSED_OVER.test(name)).sort();
  if (names.includes('pack.yaml')) {
    found.push({ place, input: await readPackFolder(place) });
    return;
  }
  for (const name of names) await collect(path.join(place, name), depth + 1, found);
}

async function readWholePack(file: string, bytes: number): Promise<unknown> {
  if (!/\.ya?ml$/iu.test(file) || bytes > MAX_FILE_BYTES) return undefined;
  const text = await readFile(file, 'utf8');
  // Other YAML lies about too.
  if (!/^pack:/mu.test(text)) return undefined;
  return parseYaml(text, file).value;
}

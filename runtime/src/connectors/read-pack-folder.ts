import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { Failure, type FailurePart } from '../ports/index.js';
import { parseYaml } from './yaml/index.js';

const HEAD = 'pack';
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
  'subjects',
] as const;

const MAX_FILE_BYTES = 20_000_000;

/**
 * Reads a pack's folder into the one object that `validatePack` takes; nothing in it is executed.
 *
 * @throws Failure `pack.notFound`, `pack.files`, `pack.tooLarge`, `yaml.syntax`
 */
export async function readPackFolder(folder: string): Promise<unknown> {
  const names = await readdir(folder).catch((): string[] => []);
  if (!names.includes(`${HEAD}.yaml`)) {
    throw new Failure('pack.notFound', {
      zh: `${folder} 里没有 pack.yaml。请给出规则包所在的文件夹。`,
      en: `There is no pack.yaml in ${folder}. Give the folder of a rule pack.`,
    });
  }
  const faults = faultsOfNames(names);
  const head = await readPart(folder, HEAD);
  if (typeof head !== 'object' || head === null || Array.isArray(head)) return head;
  const parts: Record<string, unknown> = {};
  for (const part of PARTS.filter((part) => names.includes(`${part}.yaml`))) {
    if (Object.hasOwn(head, part)) faults.push(standsTwice(part));
    // a file in which all is commented out holds nothing
    parts[part] = (await readPart(folder, part)) ?? [];
  }
  if (faults.length === 0) return { ...head, ...parts };
  throw new Failure(
    'pack.files',
    {
      zh: `${folder} 里的文件有 ${faults.length} 处问题。`,
      en: `The files in ${folder} have ${faults.length} problem(s).`,
    },
    faults,
  );
}

/** A misspelt file would be a part that is silently missing. */
function faultsOfNames(names: readonly string[]): FailurePart[] {
  const known = [HEAD, ...PARTS].map((part) => `${part}.yaml`);
  return names
    .filter((name) => /\.ya?ml$/i.test(name) && !known.includes(name))
    .sort()
    .map((name) => ({
      path: name,
      code: 'pack.unknownFile',
      message: {
        zh: `不是规则包的组成文件（只能是 ${known.join('、')}）`,
        en: `is no part of a pack (those are ${known.join(', ')})`,
      },
    }));
}

function standsTwice(part: string): FailurePart {
  return {
    path: `${part}.yaml`,
    code: 'pack.partTwice',
    message: {
      zh: `pack.yaml 里已有“${part}”，请只保留一处`,
      en: `pack.yaml holds "${part}" already; keep one of the two`,
    },
  };
}

async function readPart(folder: string, part: string): Promise<unknown> {
  const file = path.join(folder, `${part}.yaml`);
  const { size } = await stat(file);
  if (size > MAX_FILE_BYTES) {
    throw new Failure('pack.tooLarge', {
      zh: `${file} 超过 ${MAX_FILE_BYTES / 1e6} MB。`,
      en: `${file} is larger than ${MAX_FILE_BYTES / 1e6} MB.`,
    });
  }
  return parseYaml(await readFile(file, 'utf8'), file).value;
}

import { readFile } from 'node:fs/promises';
import type { Facts } from '@zhengai/engine';
import { Failure } from '../ports/index.js';

const MAX_BYTES = 50_000_000;

/**
 * A sample of subjects: a YAML or JSON list with one object of facts for each, by fact key (`item:students: 9400`), or such
 * an object under `facts`.
 *
 * @throws Failure `sample.unreadable`, `sample.form`
 */
export async function readSample(file: string): Promise<readonly Facts[]> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Failure('sample.unreadable', {
      zh: `读不到样本文件 ${file}：${reason}`,
      en: `The sample ${file} cannot be read: ${reason}`,
    });
  });
  if (text.length > MAX_BYTES) throw wrongForm(file, '/', 'too large');
  const { parse } = await import('yaml');
  let list: unknown;
  try {
    list = parse(text, { maxAliasCount: 100 });
  } catch (error) {
    throw wrongForm(file, '/', error instanceof Error ? (error.message.split('\n')[0] ?? '') : '');
  }
  if (!Array.isArray(list)) throw wrongForm(file, '/', 'a list is needed / 应当是一个列表');
  return list.map((one: unknown, i) => factsOf(file, one, i));
}

function factsOf(file: string, given: unknown, i: number): Facts {
  const facts = isObject(given) && isObject(given['facts']) ? given['facts'] : given;
  if (!isObject(facts)) throw wrongForm(file, `/${i}`, 'facts by their keys / 按键写明的事实');
  for (const [key, value] of Object.entries(facts)) {
    const isScalar = value === null || ['number', 'string', 'boolean'].includes(typeof value);
    if (!isScalar || !key.includes(':')) {
      throw wrongForm(file, `/${i}/${key}`, 'item:students: 9400');
    }
  }
  return facts as Facts;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function wrongForm(file: string, at: string, wanted: string): Failure {
  return new Failure('sample.form', {
    zh: `样本文件 ${file} 的 ${at} 处写法不对（${wanted}）。样本是一个列表，每个对象一组事实，例如 - item:students: 9400`,
    en: `The sample ${file} is wrong at ${at} (${wanted}). A sample is a list with the facts of one subject each, such as - item:students: 9400`,
  });
}

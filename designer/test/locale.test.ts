// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { findTextUses, keyPatternMatches } from './text-uses.js';

const source = fileURLToPath(new URL('../src', import.meta.url));
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).map((name) => join(source, name));
const pluralEnding = /_(zero|one|two|few|many|other)$/;

/** Namespace → flat keys → text. */
function textsOf(language: 'zh' | 'en'): Map<string, Map<string, string>> {
  const texts = new Map<string, Map<string, string>>();
  for (const file of files.filter((name) => name.endsWith(`locale.${language}.json`))) {
    const namespace = relative(source, file).split('/')[0] ?? '';
    texts.set(namespace, new Map(flatten(JSON.parse(readFileSync(file, 'utf8')) as Nested)));
  }
  return texts;
}

interface Nested {
  readonly [key: string]: string | Nested;
}

function flatten(nested: Nested, prefix = ''): [string, string][] {
  return Object.entries(nested).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[prefix + key, value] as [string, string]]
      : flatten(value, `${prefix}${key}.`),
  );
}

/** Keys as code writes them: without the ending of a plural form. */
function writtenKeys(texts: ReadonlyMap<string, string>): Set<string> {
  return new Set([...texts.keys()].map((key) => key.replace(pluralEnding, '')));
}

const texts = { zh: textsOf('zh'), en: textsOf('en') };
const uses = files
  .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
  .flatMap((name) => findTextUses(readFileSync(name, 'utf8'), relative(source, name)));

describe('the texts of the pages', () => {
  it('are found by this test', () => {
    expect(uses.length).toBeGreaterThan(100);
    expect(texts.zh.size).toBeGreaterThan(5);
  });

  it('exist in both languages with the same keys', () => {
    expect([...texts.en.keys()].sort()).toEqual([...texts.zh.keys()].sort());
    for (const [namespace, chinese] of texts.zh) {
      const english = texts.en.get(namespace) ?? new Map<string, string>();
      expect([...writtenKeys(english)].sort(), namespace).toEqual([...writtenKeys(chinese)].sort());
    }
  });

  it('are empty in neither language, and name the same values', () => {
    const values = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();
    for (const [namespace, chinese] of texts.zh) {
      for (const [key, text] of chinese) {
        expect(text, `${namespace}:${key}`).not.toBe('');
        const other = texts.en.get(namespace)?.get(key);
        if (other !== undefined) expect(values(other), `${namespace}:${key}`).toEqual(values(text));
      }
    }
  });

  it('have every key that the code asks for', () => {
    const missing = uses.filter(({ namespace, key }) => {
      const keys = writtenKeys(texts.zh.get(namespace) ?? new Map<string, string>());
      return ![...keys].some((known) => keyPatternMatches(key, known));
    });
    expect(missing.map(({ file, namespace, key }) => `${file}: ${namespace}:${key}`)).toEqual([]);
  });

  it('hold no key that nothing asks for', () => {
    const unused = [...texts.zh].flatMap(([namespace, known]) =>
      [...writtenKeys(known)]
        .filter((key) => !uses.some((use) => use.namespace === namespace && keyPatternMatches(use.key, key)))
        .map((key) => `${namespace}:${key}`),
    );
    expect(unused).toEqual([]);
  });
});

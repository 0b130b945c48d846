import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Failure } from '../ports/index.js';
import { readSource } from './read-source.js';

let folder: string;
let yaml: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'zhengai-source-'));
  yaml = path.join(folder, 'source.yaml');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const GOOD = `source: staff
file: data/\${TERM}.csv
subject:
  level: teacher
  code: 工号
period: { column: year }
knownAt: { constant: 2024-09-01 }
items:
  hours: { column: 课时 }
`;

async function failureOf(text: string): Promise<Failure> {
  await writeFile(yaml, text);
  return readSource(yaml, { TERM: 'x' }).then(
    () => Promise.reject(new Error('it was accepted')),
    (failure: Failure) => failure,
  );
}

test('the file is found from the YAML, with the environment in its path', async () => {
  await writeFile(yaml, GOOD);
  const source = await readSource(yaml, { TERM: '2024' });
  expect(source.file).toBe(path.join(folder, 'data/2024.csv'));
  expect(source.definition.knownAt).toEqual({ constant: '2024-09-01' });
  for (const environment of [{}, { TERM: '' }]) {
    await expect(readSource(yaml, environment)).rejects.toMatchObject({
      code: 'source.environment',
      detail: { zh: expect.stringContaining('TERM') as string },
    });
  }
});

test('a source that is not there', async () => {
  const missing = path.join(folder, 'missing.yaml');
  await expect(readSource(missing, {})).rejects.toMatchObject({ code: 'source.notFound' });
});

describe('no YAML: line and column', () => {
  test.each([
    ['source: staff\nfile: } x\n', 2],
    ['source: a\nsource: b\n', 2],
    ['source: !run x\n', 1],
    ['a: b\n---\nc: d\n', 2],
    ['a: b\n\tc: d\n', 2],
  ])('%j', async (text, line) => {
    const failure = await failureOf(text);
    expect(failure.code).toBe('yaml.syntax');
    expect(failure.parts.map(({ path: at }) => at)[0]).toMatch(new RegExp(`^${yaml}:${line}:\\d+$`));
  });

  test('references that would grow without end', async () => {
    const bomb = `a: &a [1,1]\n${['b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']
      .map((name, i, all) => `${name}: &${name} [${`*${all[i - 1] ?? 'a'},`.repeat(9)}]`)
      .join('\n')}\n`;
    expect((await failureOf(bomb)).code).toBe('yaml.syntax');
  });
});

describe('not as a source must be: place, pointer, what is wrong', () => {
  test.each<[string, string, string, string]>([
    ['a misspelt key', GOOD.replace('knownAt:', 'knowAt:'), '7:1 /knowAt', 'schema.additionalProperties'],
    ['a missing key', GOOD.replace(/period.*\n/, ''), ' /period', 'schema.required'],
    ['a wrong encoding', `${GOOD}encoding: gbk\n`, '10:1 /encoding', 'schema.anyOf'],
    ['a wrong delimiter', `${GOOD}delimiter: ','\n`.replace("','", "'x'"), '10:1 /delimiter', 'schema.anyOf'],
    ['column and constant', GOOD.replace('{ column: year }', '{ column: a, constant: 1 }'), '6:1 /period', 'schema.maxProperties'],
    ['neither of them', GOOD.replace('{ column: year }', '{}'), '6:1 /period', 'schema.minProperties'],
    ['a text where a mapping belongs', GOOD.replace('{ column: 课时 }', '课时'), '9:3 /items/hours', 'schema.type'],
    ['an empty column', GOOD.replace('课时', "''"), '9:12 /items/hours/column', 'schema.minLength'],
    ['a code with spaces', GOOD.replace('source: staff', 'source: my staff'), '1:1 /source', 'schema.pattern'],
    ['a key with a slash', GOOD.replace('hours:', "'a/b': { colum: x }\n  hours:"), '9:12 /items/a~1b/colum', 'schema.additionalProperties'],
    ['nothing mapped', GOOD.replace(/items:\n.*\n/, ''), '1:1 /', 'source.nothingMapped'],
    ['a list', '- a\n', '1:1 /', 'schema.type'],
    ['nothing at all', '', '1:1 /', 'schema.type'],
  ])('%s', async (_, text, place, code) => {
    const failure = await failureOf(text);
    expect(failure.code).toBe('source.invalid');
    const found = failure.parts.find((part) => part.code === code);
    expect(failure.parts.map((part) => `${part.path} ${part.code}`)).toContainEqual(
      expect.stringContaining(`${place} ${code}`),
    );
    expect(found?.message.zh).toMatch(/\p{Script=Han}/u);
  }); // prettier-ignore

  test('all of it at once', async () => {
    const text =
      GOOD.replace('code: 工号', 'codes: 工号').replace('column: year', 'colum: year') + 'encoding: x\n';
    const failure = await failureOf(text);
    expect(failure.parts.map(({ path: at }) => at.split(' ')[1])).toEqual(
      expect.arrayContaining(['/subject/code', '/subject/codes', '/period/colum', '/encoding']),
    );
    expect(failure.detail.zh).toContain(String(failure.parts.length));
  });
});

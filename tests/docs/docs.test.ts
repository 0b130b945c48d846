import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { sourceFiles } from '../architecture/source-files.js';
import { projectRoot } from '../support/real-parts.js';
import { anchorOf, readMarkdown } from './markdown.js';
import { findFault, helpOf } from './zhengai-help.js';

const ROOT = projectRoot();
const DOCUMENTS = sourceFiles('.', /\.md$/);
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
const scriptsOf = (folder: string): readonly string[] =>
  Object.keys((JSON.parse(read(join(folder, 'package.json'))) as { scripts?: object }).scripts ?? {});

describe.each(DOCUMENTS)('%s', (file) => {
  const { links, code } = readMarkdown(read(file));
  const inWorkspace = existsSync(join(ROOT, file.split('/')[0] ?? '', 'package.json'));
  const ownPackage = inWorkspace ? (file.split('/')[0] ?? '.') : '.';

  test('links lead somewhere', () => {
    const broken = links.filter((link) => {
      const [path = '', anchor] = link.split('#');
      const target = path === '' ? file : normalize(join(dirname(file), decodeURI(path)));
      if (!existsSync(join(ROOT, target))) return true;
      if (anchor === undefined || !target.endsWith('.md')) return false;
      const anchors = readMarkdown(read(target)).headings.map((heading) => anchorOf(heading.text));
      return !anchors.includes(decodeURIComponent(anchor));
    });
    expect(broken).toEqual([]);
  });

  test('npm scripts named in it exist', () => {
    const unknown = code
      .filter((command) => /^npm (run(-script)?|start|test|t)\b/.test(command))
      .filter((command) => {
        const words = command.split(/\s+/);
        const name = words[1]?.startsWith('run') ? words[2] : words[1];
        const workspace = /(?:-w|--workspace)[ =](\S+)/.exec(command)?.[1]?.replace('@zhengai/', '');
        const folders = workspace === undefined ? ['.', ownPackage] : [workspace];
        return name === undefined || !folders.some((folder) => scriptsOf(folder).includes(name));
      });
    expect(unknown).toEqual([]);
  });

  test('zhengai commands and options named in it exist', async () => {
    const commands = code.filter((command) => /^(npx )?zhengai\b/.test(command));
    const faults: string[] = [];
    for (const command of commands) {
      const fault = await findFault(
        command
          .replace(/^(npx )?zhengai\s*/, '')
          .split(/\s+/)
          .filter(Boolean),
      );
      if (fault !== undefined) faults.push(`${command}: ${fault}`);
    }
    expect(faults).toEqual([]);
  });

  test('folders and files of the project named in code spans exist', () => {
    const workspaces = 'engine|designer|runtime|rules-library|tests|docs|scripts';
    const named = code.filter((text) => new RegExp(`^(${workspaces})/[\\w./-]*$`).test(text));
    // `engine/rule` is short for the module `engine/src/rule`.
    const isThere = (path: string): boolean =>
      [path, path.replace('/', '/src/')].some((place) => existsSync(join(ROOT, place)));
    expect(named.filter((path) => !isThere(path))).toEqual([]);
  });
});

describe('the two READMEs', () => {
  const [english, chinese] = ['README.md', 'README.zh-CN.md'].map(read);

  test('have the same structure and name the same commands', () => {
    const [first, second] = [readMarkdown(english ?? ''), readMarkdown(chinese ?? '')];
    expect(second.headings.map(({ level }) => level)).toEqual(first.headings.map(({ level }) => level));
    const commands = (code: readonly string[]): string[] =>
      code.filter((text) => /^(npm|npx|git)\b/.test(text));
    expect(commands(second.code)).toEqual(commands(first.code));
  });

  test('name the same environment variables, each of which something reads', () => {
    const variables = (text: string | undefined): string[] => [
      ...new Set(
        [...(text ?? '').matchAll(/`([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*)`/g)].map((match) => match[1] ?? ''),
      ),
    ];
    const named = variables(english).filter((name) => name !== 'COPY');
    expect(named.length).toBeGreaterThan(5);
    expect(variables(chinese).sort()).toEqual(variables(english).sort());
    const sources = ['runtime/src', 'scripts', 'tests/support'].flatMap((folder) =>
      sourceFiles(folder, /\.(ts|mjs)$/),
    );
    const text = [...sources, '.ci/run'].map(read).join('\n');
    expect(named.filter((name) => !text.includes(name))).toEqual([]);
  });

  test('list every command of zhengai', async () => {
    const help = await helpOf([]);
    const commands = [...help.matchAll(/^ {2}([a-z][a-z-]*)/gm)].map((match) => match[1] ?? '');
    expect(commands.length).toBeGreaterThan(5);
    const listed = readMarkdown(english ?? '').code;
    const missing = commands
      .filter((name) => name !== 'help')
      .filter((name) => !listed.some((command) => command.startsWith(`npx zhengai ${name}`)));
    expect(missing).toEqual([]);
  });
});

describe('the check itself', () => {
  let help: string;
  beforeAll(async () => {
    help = await helpOf([]);
  });

  test('reads the program’s own help', () => {
    expect(help).toContain('Usage: zhengai');
  });

  test.each([
    [['nonsense'], 'nonsense'],
    [['source', 'nonsense'], 'nonsense'],
    [['status', '--nonsense'], '--nonsense'],
  ])('finds the fault of zhengai %j', async (words, named) => {
    expect(await findFault(words)).toContain(named);
  });

  test('reads commands, links and headings', () => {
    const parts = readMarkdown(
      '# A\n\n[b](c.md#d) `npm run x`\n\n```sh\nA=1 npm test -- -t y && npx zhengai status # now\n```\n## E f',
    );
    expect(parts.headings).toEqual([
      { level: 1, text: 'A' },
      { level: 2, text: 'E f' },
    ]);
    expect(parts.links).toEqual(['c.md#d']);
    expect(parts.code).toEqual(['npm test -- -t y', 'npx zhengai status', 'npm run x']);
  });

  test('anchors are those that pages get', () => {
    expect(anchorOf('Quick start, *now*')).toBe('quick-start-now');
    expect(anchorOf('命令行 (zhengai)')).toBe('命令行-zhengai');
  });
});

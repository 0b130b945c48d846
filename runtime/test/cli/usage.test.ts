import { afterEach, describe, expect, test } from 'vitest';
import { createProgram } from '../../src/cli/program.js';
import { endWhatIsLeft, zhengai } from './zhengai.js';

afterEach(endWhatIsLeft);

interface Described {
  readonly path: readonly string[];
  readonly help: string;
  readonly texts: readonly string[];
}

function commandsOf(command: ReturnType<typeof createProgram>, path: readonly string[] = []): Described[] {
  const texts = [
    command.description(),
    ...command.options.map(({ description }) => description),
    ...command
      .createHelp()
      .visibleOptions(command)
      .map(({ description }) => description),
  ];
  return [
    { path, help: command.helpInformation(), texts },
    ...command.commands.flatMap((sub) =>
      sub.name() === 'help' ? [] : commandsOf(sub, [...path, sub.name()]),
    ),
  ];
}

const commands = commandsOf(createProgram());

test('the commands are those that are promised', () => {
  expect(commands.map(({ path }) => path.join(' ')).filter((name) => name !== '')).toEqual([
    'start',
    'worker',
    'migrate',
    'status',
    'source',
    'source check',
    'source import',
    'pack',
    'pack validate',
    'pack import',
    'pack list',
    'check',
    'cases',
    'table',
    'table convert',
    'evaluate',
    'explain',
    'replay',
    'warnings',
    'tasks',
    'people',
    'people import',
  ]);
});

test.each(commands)('$path says in both languages what it and each of its options do', ({ texts }) => {
  for (const text of texts) expect(text).toMatch(/\p{Script=Han}[^/]*\/ ?.*[a-z]{2}/u);
});

describe('as a program', () => {
  test('help is a result: on standard output, exit code 0', async () => {
    const help = await zhengai(['source', 'import', '--help']);
    expect(help).toMatchObject({ status: 0, stderr: '' });
    expect(help.stdout).toContain('--accept-good-rows');
    expect((await zhengai(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  test.each([
    [['frobnicate'], '没有命令 frobnicate'],
    [['source', 'import'], '缺少参数 source.yaml'],
    [['evaluate', '--packs', 'x'], '没有选项 --packs'],
    [['explain', 'a', 'b'], '缺少必需的选项 --period <period>'],
    [['warnings', '--limit', 'many'], '选项 --limit <count> 的内容“many”不可用'],
    [['status', 'now'], '参数太多'],
  ])('%j is refused in both languages, exit code 1', async (args, chinese) => {
    const refused = await zhengai(args);
    expect(refused).toMatchObject({ status: 1, stdout: '' });
    expect(refused.stderr).toContain(chinese);
    expect(refused.stderr).toMatch(/^error: /m);
    expect(refused.stderr).toContain('--help');
  });
});

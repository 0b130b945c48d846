import { join } from 'node:path';
import { runProgram } from '../support/run-program.js';
import { projectRoot } from '../support/real-parts.js';

const known = new Map<string, Promise<string>>();

/** What `zhengai … --help` prints; asked once for each command. */
export async function helpOf(path: readonly string[]): Promise<string> {
  const key = path.join(' ');
  const asked = known.get(key) ?? askHelp(path);
  known.set(key, asked);
  return asked;
}

async function askHelp(path: readonly string[]): Promise<string> {
  const bin = join(projectRoot(), 'runtime/bin/zhengai.mjs');
  const run = await runProgram(process.execPath, [bin, ...path, '--help'], { timeoutMs: 60_000 });
  if (run.status !== 0) throw new Error(`zhengai ${path.join(' ')} --help: ${run.stderr || run.stdout}`);
  return run.stdout;
}

/**
 * Why a documented command line cannot be used as it stands; `undefined` when it can.
 *
 * @param words  what follows `zhengai`
 */
export async function findFault(words: readonly string[]): Promise<string | undefined> {
  const path: string[] = [];
  for (const word of words) {
    const subcommands = subcommandsOf(await helpOf(path));
    // `-`, `<` and the like begin what is not a command's name.
    if (subcommands.length === 0 || !/^[a-z]/.test(word)) break;
    if (!subcommands.includes(word)) return `zhengai ${path.join(' ')} has no command "${word}"`;
    path.push(word);
  }
  const help = await helpOf(path);
  const options = words.filter((word) => word.startsWith('--')).map((word) => word.split('=')[0] ?? '');
  const unknown = options.filter(
    (option) => !['--help', '--version'].includes(option) && !offers(help, option),
  );
  return unknown.length > 0 ? `zhengai ${path.join(' ')} has no option ${unknown.join(', ')}` : undefined;
}

function offers(help: string, option: string): boolean {
  return help.split(/[\s,]+/).includes(option);
}

function subcommandsOf(help: string): string[] {
  const section = /^Commands:\n((?: {2}.*\n?)*)/m.exec(help)?.[1] ?? '';
  return [...section.matchAll(/^ {2}([a-z][a-z-]*)/gm)]
    .map((match) => match[1] ?? '')
    .filter((name) => name !== 'help');
}

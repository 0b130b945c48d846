import { InvalidArgumentError, type Command } from 'commander';
import type { Terminal } from './terminal.js';

const DEFAULT = 1000;
const MOST = 100_000;

/** Gives a command that lists things the option `--limit`. */
export function withLimit(command: Command): Command {
  return command.option('--limit <count>', '最多列出多少条 / how many at most', parseLimit, DEFAULT);
}

export function sayTruncated(terminal: Terminal, count: number, limit: number): void {
  if (count < limit) return;
  terminal.say({
    zh: `只列出前 ${limit} 条，用 --limit 可列出更多。`,
    en: `Only the first ${limit} are listed; --limit shows more.`,
  });
}

function parseLimit(text: string): number {
  const limit = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  if (limit >= 1 && limit <= MOST) return limit;
  throw new InvalidArgumentError(`应为 1 到 ${MOST} 的整数 / give an integer from 1 to ${MOST}.`);
}

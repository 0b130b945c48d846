import type { LocalizedText } from '@zhengai/engine';
import { Failure } from '../ports/index.js';

/** What a command says: results on standard output, everything else on standard error. */
export interface Terminal {
  readonly language: 'zh' | 'en';
  /** One line of the result. */
  print(line: string): void;
  /** The result for a program. */
  printJson(value: unknown): void;
  /** What is going on, for a person. */
  say(text: LocalizedText): void;
  /** Overwrites the line of the last progress on a terminal; at most a few lines a second elsewhere. */
  progress(text: LocalizedText): void;
}

const PROGRESS_EVERY_MS = 1000;

/** Chinese unless the environment asks for English. */
export function createTerminal(environment: NodeJS.ProcessEnv): Terminal {
  const locale = environment['ZHENGAI_LANGUAGE'] ?? environment['LC_ALL'] ?? environment['LANG'] ?? '';
  const language = locale.toLowerCase().startsWith('en') ? 'en' : 'zh';
  let lastProgress = 0;
  let openLine = false;
  const say = (text: LocalizedText): void => {
    process.stderr.write(`${openLine ? '\n' : ''}${text[language]}\n`);
    openLine = false;
  };
  return {
    language,
    print: (line) => process.stdout.write(`${line}\n`),
    printJson: (value) => process.stdout.write(`${JSON.stringify(value)}\n`),
    say,
    progress: (text) => {
      if (process.stderr.isTTY) {
        process.stderr.write(`\r\u001b[K${text[language]}`);
        openLine = true;
        return;
      }
      const now = performance.now();
      if (now - lastProgress < PROGRESS_EVERY_MS) return;
      lastProgress = now;
      say(text);
    },
  };
}

/** Tells a person what went wrong; a stack only for what nobody foresaw. */
export function sayFailure(terminal: Terminal, error: unknown): void {
  const { language } = terminal;
  if (error instanceof Failure) {
    terminal.say({
      zh: `错误:${error.detail.zh} [${error.code}]`,
      en: `Error: ${error.detail.en} [${error.code}]`,
    });
    for (const part of error.parts)
      process.stderr.write(`  ${part.path}: ${part.message[language]} [${part.code}]\n`);
    return;
  }
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  terminal.say({
    zh: `意外的错误,请把下面的内容交给维护人员:\n${message}`,
    en: `An unexpected error; please hand this to a maintainer:\n${message}`,
  });
}

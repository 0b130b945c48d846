import type { LocalizedText } from '@zhengai/engine';
import { Failure } from '../ports/index.js';

/** What a command says: results on standard output, everything else on standard error. */
export interface Terminal {
  readonly language: 'zh' | 'en';
  /** One line of the result. */
  print(line: string): void;
  /** The result for a program: one line of JSON. */
  printJson(value: unknown): void;
  /** What is going on, for a person. */
  say(text: LocalizedText): void;
  /** Overwrites the line of the last progress on a terminal; a line a second elsewhere. */
  progress(text: LocalizedText): void;
  /** What went wrong: in words, and with `--json` as JSON too. */
  sayFailure(error: unknown): void;
}

const PROGRESS_EVERY_MS = 1000;

/** Chinese unless the environment asks for English. */
export function createTerminal(environment: NodeJS.ProcessEnv, flags: { readonly json?: boolean }): Terminal {
  const locale = environment['ZHENGAI_LANGUAGE'] || environment['LC_ALL'] || environment['LANG'] || '';
  const language = locale.toLowerCase().startsWith('en') ? 'en' : 'zh';
  let lastProgress = -Infinity;
  let openLine = false;
  const say = (text: LocalizedText): void => {
    process.stderr.write(`${openLine ? '\n' : ''}${text[language]}\n`);
    openLine = false;
  };
  const printJson = (value: unknown): void => void process.stdout.write(`${JSON.stringify(value)}\n`);
  return {
    language,
    print: (line) => void process.stdout.write(`${line}\n`),
    printJson,
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
    sayFailure: (error) => {
      say(sentenceOf(error));
      const parts = error instanceof Failure ? error.parts : [];
      for (const part of parts) {
        process.stderr.write(`  ${part.path}: ${part.message[language]} [${part.code}]\n`);
      }
      if (flags.json) printJson({ error: asJson(error) });
    },
  };
}

/** A stack only for what nobody foresaw. */
function sentenceOf(error: unknown): LocalizedText {
  if (error instanceof Failure) {
    return {
      zh: `错误：${error.detail.zh} [${error.code}]`,
      en: `Error: ${error.detail.en} [${error.code}]`,
    };
  }
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return {
    zh: `意外的错误，请把下面的内容交给维护人员：\n${message}`,
    en: `An unexpected error; please hand this to a maintainer:\n${message}`,
  };
}

function asJson(error: unknown): unknown {
  if (error instanceof Failure) {
    const { code, detail, parts } = error;
    return { code, detail, parts };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { code: 'unexpected', detail: { zh: message, en: message }, parts: [] };
}

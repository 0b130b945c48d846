import type { LocalizedText } from './localized-text.js';

/** What is put into a message: a text that differs by language, or one that does not. */
export type MessageArgument = string | number | LocalizedText;

/** A message in both languages with `{0}`, `{1}` … replaced by what was found. */
export function filledMessage(zh: string, en: string, args: readonly MessageArgument[]): LocalizedText {
  return { zh: filled(zh, args, 'zh'), en: filled(en, args, 'en') };
}

function filled(template: string, args: readonly MessageArgument[], language: keyof LocalizedText): string {
  return template.replace(/\{(\d)\}/g, (_, index) => {
    const argument = args[Number(index)] ?? '';
    return typeof argument === 'object' ? argument[language] : String(argument);
  });
}

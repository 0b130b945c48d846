import type { Resource } from 'i18next';
import type { Language } from './language.js';

/** Texts of one module: nested objects whose leaves are texts. */
export interface Texts {
  readonly [key: string]: string | Texts;
}

const files = import.meta.glob<Texts>('../*/locale.*.json', { eager: true, import: 'default' });

/** `../tasks/locale.zh.json` → namespace `tasks` of `zh`; every module folder brings its own texts. */
export function localeResources(): Resource {
  const resources: Record<Language, Record<string, Texts>> = { zh: {}, en: {} };
  for (const [path, texts] of Object.entries(files)) {
    const match = /^\.\.\/([^/]+)\/locale\.(zh|en)\.json$/.exec(path);
    if (match?.[1] && match[2]) resources[match[2] as Language][match[1]] = texts;
  }
  return resources;
}

export const languages = ['zh', 'en'] as const;
export type Language = (typeof languages)[number];

const storageKey = 'zhengai.language';

export function isLanguage(value: unknown): value is Language {
  return value === 'zh' || value === 'en';
}

/** The language chosen before, else the browser's if it is English, else Chinese. */
export function storedLanguage(): Language {
  const stored = readStored();
  if (isLanguage(stored)) return stored;
  return navigator.language.toLowerCase().startsWith('en') ? 'en' : 'zh';
}

export function storeLanguage(language: Language): void {
  try {
    localStorage.setItem(storageKey, language);
  } catch {
    // Storage may be forbidden (private windows); the choice then lasts until the page is left.
  }
}

function readStored(): string | null {
  try {
    return localStorage.getItem(storageKey);
  } catch {
    return null;
  }
}

import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { storedLanguage, storeLanguage, type Language } from './language.js';
import { localeResources } from './locale-files.js';

/** Starts the texts in the stored language; must be called before the first render. */
export async function startI18n(language: Language = storedLanguage()): Promise<void> {
  await i18next.use(initReactI18next).init({
    resources: localeResources(),
    lng: language,
    fallbackLng: 'zh',
    defaultNS: 'shell',
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  markDocument(language);
}

/** Changes the language everywhere and remembers it. */
export async function changeLanguage(language: Language): Promise<void> {
  storeLanguage(language);
  await i18next.changeLanguage(language);
  markDocument(language);
}

function markDocument(language: Language): void {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
}

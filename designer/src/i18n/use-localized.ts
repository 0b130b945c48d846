import type { LocalizedText } from '@zhengai/engine';
import { useTranslation } from 'react-i18next';
import { isLanguage, type Language } from './language.js';

export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return isLanguage(i18n.language) ? i18n.language : 'zh';
}

/** Picks the reader's language out of a text that the server sent in both. */
export function useLocalized(): (text: LocalizedText) => string {
  const language = useLanguage();
  return (text) => text[language];
}

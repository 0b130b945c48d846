export { changeLanguage, startI18n } from './i18n.js';
export { isLanguage, languages, type Language } from './language.js';
export { useLanguage, useLocalized } from './use-localized.js';

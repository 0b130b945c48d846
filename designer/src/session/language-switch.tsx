import { useTranslation } from 'react-i18next';
import { changeLanguage, useLanguage, type Language } from '../i18n/index.js';
import styles from './language-switch.module.css';

const other: Record<Language, { readonly language: Language; readonly name: string; readonly tag: string }> =
  {
    zh: { language: 'en', name: 'English', tag: 'en' },
    en: { language: 'zh', name: '中文', tag: 'zh-CN' },
  };

/** Names the other language in that language. */
export function LanguageSwitch() {
  const { t } = useTranslation('session');
  const next = other[useLanguage()];
  return (
    <button
      type="button"
      className={styles.switch}
      title={t('changeLanguage')}
      lang={next.tag}
      onClick={() => void changeLanguage(next.language)}
    >
      {next.name}
    </button>
  );
}

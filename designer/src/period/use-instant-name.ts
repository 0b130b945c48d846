import { useCallback } from 'react';
import { useLanguage } from '../i18n/index.js';

/** An ISO instant or date as people read it; with the time of day when `withTime`. */
export function useInstantName(): (instant: string, withTime?: boolean) => string {
  const language = useLanguage();
  return useCallback(
    (instant: string, withTime = false) => {
      const dateOnly = /^\d{4}-\d{2}-\d{2}$/.test(instant);
      const date = new Date(dateOnly ? `${instant}T00:00:00` : instant);
      if (Number.isNaN(date.getTime())) return instant;
      return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
        year: 'numeric',
        month: language === 'zh' ? 'numeric' : 'short',
        day: 'numeric',
        ...(withTime && !dateOnly ? { hour: '2-digit', minute: '2-digit', hour12: false } : {}),
      }).format(date);
    },
    [language],
  );
}

import { useCallback } from 'react';
import { useLanguage } from '../i18n/index.js';

const shapes: Record<'date' | 'time' | 'weekday', Intl.DateTimeFormatOptions> = {
  date: {},
  time: { hour: '2-digit', minute: '2-digit', hour12: false },
  weekday: { weekday: 'long' },
};

/** An ISO instant or date as people read it: `2025年9月18日`, `18 Sept 2025`; with the time of day or the weekday. */
export function useInstantName(): (instant: string, shape?: keyof typeof shapes) => string {
  const language = useLanguage();
  return useCallback(
    (instant: string, shape: keyof typeof shapes = 'date') => {
      const dateOnly = /^\d{4}-\d{2}-\d{2}$/.test(instant);
      const date = new Date(dateOnly ? `${instant}T00:00:00` : instant);
      if (Number.isNaN(date.getTime())) return instant;
      return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
        year: 'numeric',
        month: language === 'zh' ? 'long' : 'short',
        day: 'numeric',
        ...(dateOnly && shape === 'time' ? {} : shapes[shape]),
      }).format(date);
    },
    [language],
  );
}

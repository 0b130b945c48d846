import { periodKindOf } from '@zhengai/engine';
import type { TFunction } from 'i18next';

/** A period as people say it: `2024-2025-1` → 2024–2025 学年第一学期. Text that is no period stays as it is. */
export function periodName(period: string, t: TFunction): string {
  const kind = periodKindOf(period);
  if (kind === undefined) return period;
  const parts = period.split('-');
  const [first = '', second = '', third = '', fourth = ''] = parts;
  switch (kind) {
    case 'calendarYear':
      return t('period:calendarYear', { year: first });
    case 'academicYear':
      return t('period:academicYear', { from: first, to: second });
    case 'semester':
      return t(`period:semester.${third}`, { from: first, to: second });
    case 'teachingWeek':
      return t('period:teachingWeek', {
        semester: t(`period:semester.${third}`, { from: first, to: second }),
        week: weekNumber(fourth),
      });
    case 'month':
      return t('period:month', { year: first, month: Number(second) });
    case 'week':
      return t('period:week', { year: first, week: weekNumber(second) });
    case 'day':
      return t('period:day', { year: first, month: Number(second), day: Number(third) });
  }
}

function weekNumber(text: string): number {
  return Number(text.replace('W', ''));
}

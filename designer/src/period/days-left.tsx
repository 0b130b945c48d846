import { useTranslation } from 'react-i18next';
import styles from './days-left.module.css';

/** Days until something is due; overdue says so in words, not only in red. */
export function DaysLeft({ days }: { readonly days: number }) {
  const { t } = useTranslation('period');
  const urgency = days < 0 ? 'overdue' : days <= 3 ? 'soon' : 'later';
  return (
    <span className={styles.days} data-urgency={urgency}>
      {days < 0
        ? t('daysLeft.overdue', { count: -days })
        : days === 0
          ? t('daysLeft.today')
          : t('daysLeft.left', { count: days })}
    </span>
  );
}

import { Link } from '@tanstack/react-router';
import type { WarningDetail } from '@zhengai/runtime/contract';
import { useTranslation } from 'react-i18next';
import { useLocalized } from '../i18n/index.js';
import { Panel } from '../page/index.js';
import { useInstantName } from '../period/index.js';
import styles from './warning-page.module.css';

/** The tasks that this warning led to. */
export function WarningTasks({ tasks }: Pick<WarningDetail, 'tasks'>) {
  const { t } = useTranslation('warnings');
  const localized = useLocalized();
  const instantName = useInstantName();
  return (
    <Panel title={t('tasks.title')}>
      {tasks.length === 0 ? <p className={styles.absent}>{t('tasks.none')}</p> : null}
      <ul className={styles.tasks}>
        {tasks.map(({ id, title, status, dueOn, assignee }) => (
          <li key={id}>
            <Link to="/tasks/$id" params={{ id: String(id) }}>
              {localized(title)}
            </Link>
            <p className={styles.taskFacts}>
              <span>{t(`tasks.status.${status}`)}</span>
              <span>{assignee ?? t('tasks.nobody')}</span>
              {status === 'open' ? <span>{t('tasks.due', { date: instantName(dueOn) })}</span> : null}
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

import { Link } from '@tanstack/react-router';
import type { Today } from '@zhengai/runtime/contract';
import { useTranslation } from 'react-i18next';
import { NothingHere, Panel } from '../page/index.js';
import { TaskSummary } from '../task-summary/index.js';
import { WarningSummary } from '../warning-summary/index.js';
import styles from './today.module.css';

/** What a department owner has to do, why, and by when; below it what is new without a task for them. */
export function OwnToday({ today }: { readonly today: Today }) {
  const { t } = useTranslation('today');
  const withTask = new Set(today.myTasks.map(({ warning }) => warning.id));
  const others = today.newest.filter(({ id }) => !withTask.has(id));
  return (
    <div className={styles.stack}>
      <Panel title={t('mine.title')} aside={t('mine.count', { count: today.myTasks.length })} flush>
        {today.myTasks.length === 0 ? (
          <NothingHere title={t('mine.nothing')}>{t('mine.nothingLead')}</NothingHere>
        ) : (
          <ul className={styles.rows}>
            {today.myTasks.map((task) => (
              <li key={task.id}>
                <TaskSummary task={task} />
              </li>
            ))}
          </ul>
        )}
      </Panel>
      {others.length > 0 ? (
        <Panel title={t('newest.mine')} aside={<Link to="/warnings">{t('newest.all')}</Link>} flush>
          <ul className={styles.rows}>
            {others.map((warning) => (
              <li key={warning.id}>
                <WarningSummary warning={warning} short />
              </li>
            ))}
          </ul>
        </Panel>
      ) : null}
    </div>
  );
}

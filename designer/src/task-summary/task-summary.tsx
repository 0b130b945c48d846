import { Link } from '@tanstack/react-router';
import type { TaskRow } from '@zhengai/runtime/contract';
import { useTranslation } from 'react-i18next';
import { useLocalized } from '../i18n/index.js';
import { DaysLeft, useInstantName } from '../period/index.js';
import { SeverityTag } from '../verdict/index.js';
import styles from './task-summary.module.css';

interface TaskSummaryProps {
  readonly task: TaskRow;
  readonly arriving?: boolean;
  /** In a narrow place: without who has it. */
  readonly short?: boolean;
  /** Somebody else may have it: says who. */
  readonly withAssignee?: boolean;
}

/** One task in a list: what is asked, by when, and the warning that is the reason. */
export function TaskSummary({ task, arriving, short, withAssignee }: TaskSummaryProps) {
  const { t } = useTranslation('task-summary');
  const localized = useLocalized();
  const instantName = useInstantName();
  return (
    <article className={`${styles.summary} ${arriving ? 'arriving' : ''}`}>
      <div className={styles.head}>
        <Link to="/tasks/$id" params={{ id: String(task.id) }} className={styles.title} data-row-link>
          {localized(task.title)}
        </Link>
        {task.visit > 1 ? <span className={styles.again}>{t('again', { count: task.visit })}</span> : null}
        <span className={styles.due}>
          {task.status === 'open' ? <DaysLeft days={task.daysLeft} /> : t(`status.${task.status}`)}
        </span>
      </div>
      <p className={styles.why}>
        <SeverityTag severity={task.warning.severity} />
        <span>{localized(task.warning.sentence)}</span>
      </p>
      {short ? null : (
        <p className={styles.facts}>
          {t('due', { date: instantName(task.dueOn) })}
          {withAssignee
            ? ` · ${[task.department, task.assignee].filter(Boolean).join(' ') || t('nobody')}`
            : ''}
        </p>
      )}
    </article>
  );
}

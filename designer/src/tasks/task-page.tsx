import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { TaskDetail } from '@zhengai/runtime/contract';
import { Alert } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FilledValues } from '../form/index.js';
import { useLocalized } from '../i18n/index.js';
import { BackLink, Bones, PageFrame, Panel } from '../page/index.js';
import { DaysLeft, useInstantName } from '../period/index.js';
import { ProblemNote } from '../problem/index.js';
import { SeverityTag } from '../verdict/index.js';
import { EarlierSteps } from './earlier-steps.js';
import { TaskForm } from './task-form.js';
import { taskQuery } from './task-queries.js';
import styles from './task-page.module.css';

/** `/tasks/$id`: why this task, what is asked, by when, and the form. Made for a phone first. */
export function TaskPage() {
  const { t } = useTranslation('tasks');
  const { id } = useParams({ from: '/tasks/$id' });
  const { data, error, refetch } = useQuery(taskQuery(id));
  if (data) return <Detail key={id} detail={data} />;
  return (
    <PageFrame title={t('one')} back={<BackLink to="/tasks">{t('title')}</BackLink>} narrow>
      {error ? <ProblemNote error={error} onRetry={() => void refetch()} /> : <Bones rows={12} height={36} />}
    </PageFrame>
  );
}

function Detail({ detail }: { readonly detail: TaskDetail }) {
  const { t } = useTranslation('tasks');
  const localized = useLocalized();
  const [submitted, setSubmitted] = useState(false);
  const { task, instruction } = detail;
  return (
    <PageFrame
      title={localized(task.title)}
      back={<BackLink to="/tasks">{t('title')}</BackLink>}
      lead={<TaskLead task={task} />}
      narrow
    >
      <div className={styles.stack}>
        {submitted ? (
          <Alert
            type="success"
            showIcon
            role="status"
            title={t('submitted.title')}
            description={t('submitted.lead')}
          />
        ) : null}
        <Panel title={t('why.title')}>
          <div className={styles.why}>
            <SeverityTag severity={task.warning.severity} />
            <p>
              {localized(task.warning.sentence)}{' '}
              <Link to="/warnings/$id" params={{ id: String(task.warning.id) }} className={styles.more}>
                {t('why.more')}
              </Link>
            </p>
          </div>
        </Panel>
        {instruction ? (
          <Panel title={t('asked.title')}>
            <p className={styles.instruction}>{localized(instruction)}</p>
          </Panel>
        ) : null}
        <EarlierSteps earlier={detail.earlier} />
        {task.status === 'open' && detail.canSubmit && !submitted ? (
          <TaskForm detail={detail} onSubmitted={() => setSubmitted(true)} />
        ) : (
          <Panel title={t(task.status === 'open' ? 'read.open' : 'read.done')}>
            <FilledValues fields={detail.form} values={detail.values} />
          </Panel>
        )}
      </div>
    </PageFrame>
  );
}

function TaskLead({ task }: Pick<TaskDetail, 'task'>) {
  const { t } = useTranslation('tasks');
  const instantName = useInstantName();
  const who = [task.department, task.assignee].filter(Boolean).join(' ');
  return (
    <span className={styles.lead}>
      {task.status === 'open' ? <DaysLeft days={task.daysLeft} /> : <span>{t(`status.${task.status}`)}</span>}
      <span>{t('due', { date: instantName(task.dueOn) })}</span>
      <span>{who === '' ? t('nobody') : who}</span>
      {task.visit > 1 ? <span className={styles.again}>{t('again', { count: task.visit })}</span> : null}
    </span>
  );
}

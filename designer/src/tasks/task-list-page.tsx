import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Segmented, Switch } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { TaskSearch } from '../addresses/index.js';
import { useArrivals } from '../arrival/index.js';
import { Bones, NothingHere, PageFrame } from '../page/index.js';
import { ProblemNote } from '../problem/index.js';
import { seesWholeCollege, useSession } from '../session/index.js';
import { TaskSummary } from '../task-summary/index.js';
import { taskListQuery } from './task-queries.js';
import styles from './task-list.module.css';

/** `/tasks`: what one has to do, the most urgent first; the quality office may look at everybody's. */
export function TaskListPage() {
  const { t } = useTranslation('tasks');
  const search = useSearch({ from: '/tasks' });
  const navigate = useNavigate({ from: '/tasks' });
  const session = useSession();
  const allId = useId();
  const { data, error, isPending, refetch } = useQuery(taskListQuery(search));
  const arrivals = useArrivals(
    data?.map(({ id }) => id),
    JSON.stringify(search),
  );
  const go = ({
    status,
    all,
  }: {
    readonly status?: TaskSearch['status'] | undefined;
    readonly all?: boolean;
  }) => void navigate({ search: { ...(status ? { status } : {}), ...(all ? { all } : {}) }, replace: true });

  return (
    <PageFrame title={t(search.all ? 'titleAll' : 'title')} lead={t('lead')} narrow>
      <div className={styles.filters}>
        <Segmented
          aria-label={t('filter.status')}
          value={search.status ?? 'open'}
          options={[
            { value: 'open', label: t('filter.open') },
            { value: 'completed', label: t('filter.completed') },
          ]}
          onChange={(status) =>
            go({ status: status === 'completed' ? 'completed' : undefined, all: search.all === true })
          }
        />
        {seesWholeCollege(session) ? (
          <label className={styles.all} htmlFor={allId}>
            <Switch
              id={allId}
              size="small"
              checked={search.all === true}
              onChange={(all) => go({ status: search.status, all })}
            />
            {t('filter.all')}
          </label>
        ) : null}
      </div>
      <section className={styles.list} aria-busy={isPending}>
        {error ? <ProblemNote error={error} onRetry={() => void refetch()} /> : null}
        {isPending ? <Bones rows={5} height={88} /> : null}
        {data?.length === 0 ? (
          <NothingHere title={t('nothing.title')}>{t('nothing.lead')}</NothingHere>
        ) : null}
        <ul>
          {data?.map((task) => (
            <li key={task.id}>
              <TaskSummary task={task} arriving={arrivals.has(task.id)} withAssignee={search.all === true} />
            </li>
          ))}
        </ul>
      </section>
    </PageFrame>
  );
}

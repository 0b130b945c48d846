import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { WarningSearch } from '../addresses/index.js';
import { todayQuery } from '../overview/index.js';
import { Bones, NothingHere, PageFrame } from '../page/index.js';
import { ProblemNote } from '../problem/index.js';
import { seesWholeCollege, useSession } from '../session/index.js';
import { WarningSummary } from '../warning-summary/index.js';
import { moveBetweenRows } from './move-between-rows.js';
import { useArrivals } from '../arrival/index.js';
import { WarningFilters } from './warning-filters.js';
import styles from './warning-list.module.css';
import { warningListQuery } from './warning-queries.js';

/** `/warnings`: every warning one may see, filtered by what stands in the address. */
export function WarningListPage() {
  const { t } = useTranslation('warnings');
  const search = useSearch({ from: '/warnings' });
  const navigate = useNavigate({ from: '/warnings' });
  const session = useSession();
  const list = useInfiniteQuery(warningListQuery(search));
  const today = useQuery(todayQuery);

  const loaded = list.data?.pages.flatMap(({ warnings }) => warnings);
  const shown = loaded?.filter(({ severity }) => !search.severity || severity.code === search.severity);
  const arrivals = useArrivals(
    loaded?.map(({ id }) => id),
    JSON.stringify({ ...search, severity: undefined }),
  );
  const filtered = Object.keys(search).some((name) => name !== 'state');

  return (
    <PageFrame title={t('title')} lead={seesWholeCollege(session) ? t('lead.all') : t('lead.mine')}>
      <WarningFilters
        search={search}
        counts={list.data?.pages[0]?.counts}
        today={today.data}
        canSeeAll={seesWholeCollege(session)}
        onChange={(change) => void navigate({ search: changed(search, change), replace: true })}
      />
      <p className="visually-hidden" aria-live="polite">
        {arrivals.size > 0 ? t('arrived', { count: arrivals.size }) : ''}
      </p>
      <section className={styles.list} aria-busy={list.isPending}>
        {list.error ? <ProblemNote error={list.error} onRetry={() => void list.refetch()} /> : null}
        {list.isPending ? <Bones rows={8} height={66} /> : null}
        {shown && shown.length > 0 ? (
          <ul onKeyDown={moveBetweenRows}>
            {shown.map((warning) => (
              <li key={warning.id}>
                <WarningSummary warning={warning} arriving={arrivals.has(warning.id)} />
              </li>
            ))}
          </ul>
        ) : null}
        {shown?.length === 0 ? (
          <NothingHere title={filtered ? t('nothing.filtered') : t('nothing.title')}>
            {filtered ? (
              <Button type="link" onClick={() => void navigate({ search: {}, replace: true })}>
                {t('nothing.clearFilters')}
              </Button>
            ) : (
              t('nothing.lead')
            )}
          </NothingHere>
        ) : null}
      </section>
      {list.hasNextPage ? (
        <div className={styles.more}>
          <Button onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>
            {t('more')}
          </Button>
        </div>
      ) : null}
      {shown && shown.length > 1 ? <p className={styles.keys}>{t('keys')}</p> : null}
    </PageFrame>
  );
}

function changed(
  search: WarningSearch,
  change: { [K in keyof WarningSearch]: WarningSearch[K] | undefined },
): WarningSearch {
  const next = Object.entries({ ...search, ...change }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(next);
}

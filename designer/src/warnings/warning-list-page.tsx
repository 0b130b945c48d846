import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WarningSearch } from '../addresses/index.js';
import { useLocalized } from '../i18n/index.js';
import { todayQuery } from '../overview/index.js';
import { Bones, NothingHere, PageFrame } from '../page/index.js';
import { ProblemNote } from '../problem/index.js';
import { seesWholeCollege, useSession } from '../session/index.js';
import { WarningSummary } from '../warning-summary/index.js';
import { moveBetweenRows } from './move-between-rows.js';
import { useArrivals } from '../arrival/index.js';
import { SavedViews } from './saved-views.js';
import { SelectionBar } from './selection-bar.js';
import { WarningFilters } from './warning-filters.js';
import styles from './warning-list.module.css';
import { warningListQuery } from './warning-queries.js';

/** `/warnings`: every warning one may see, filtered by what stands in the address. */
export function WarningListPage() {
  const { t } = useTranslation('warnings');
  const localized = useLocalized();
  const search = useSearch({ from: '/warnings' });
  const navigate = useNavigate({ from: '/warnings' });
  const session = useSession();
  const list = useInfiniteQuery(warningListQuery(search));
  const today = useQuery(todayQuery);

  const [ticked, setTicked] = useState<ReadonlySet<number>>(new Set());

  const shown = list.data?.pages.flatMap(({ warnings }) => warnings);
  const arrivals = useArrivals(
    shown?.map(({ id }) => id),
    JSON.stringify(search),
  );
  const actionable = shown?.filter(({ state }) => state !== 'resolved') ?? [];
  const selected = actionable.filter(({ id }) => ticked.has(id));
  const tick = (ids: readonly number[], on: boolean) =>
    setTicked((before) => new Set([...before].filter((id) => !ids.includes(id)).concat(on ? ids : [])));
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
      <SavedViews search={search} onChoose={(view) => void navigate({ search: view, replace: true })} />
      <p className="visually-hidden" aria-live="polite">
        {arrivals.size > 0 ? t('arrived', { count: arrivals.size }) : ''}
      </p>
      {actionable.length > 1 ? (
        <div className={styles.tickAll}>
          <Checkbox
            checked={selected.length === actionable.length}
            indeterminate={selected.length > 0 && selected.length < actionable.length}
            onChange={({ target }) =>
              tick(
                actionable.map(({ id }) => id),
                target.checked,
              )
            }
          >
            {t('deeds.all', { count: actionable.length })}
          </Checkbox>
        </div>
      ) : null}
      <section className={styles.list} aria-busy={list.isPending}>
        {list.error ? <ProblemNote error={list.error} onRetry={() => void list.refetch()} /> : null}
        {list.isPending ? <Bones rows={8} height={66} /> : null}
        {shown && shown.length > 0 ? (
          <ul onKeyDown={moveBetweenRows}>
            {shown.map((warning) => (
              <li key={warning.id} className={styles.row}>
                {warning.state === 'resolved' ? (
                  <span />
                ) : (
                  <Checkbox
                    aria-label={t('deeds.tick', { sentence: localized(warning.sentence) })}
                    checked={ticked.has(warning.id)}
                    onChange={({ target }) => tick([warning.id], target.checked)}
                  />
                )}
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
      {selected.length > 0 ? <SelectionBar selected={selected} onClear={() => setTicked(new Set())} /> : null}
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

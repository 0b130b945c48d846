import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { VerificationRow } from '@zhengai/runtime/contract';
import { useTranslation } from 'react-i18next';
import { api } from '../api/index.js';
import { useLocalized } from '../i18n/index.js';
import { Bones, NothingHere, PageFrame } from '../page/index.js';
import { useInstantName, usePeriodName } from '../period/index.js';
import { ProblemNote } from '../problem/index.js';
import { EffectMark, SeverityTag } from '../verdict/index.js';
import styles from './verifications.module.css';

const verificationsQuery = queryOptions({
  queryKey: ['verifications'],
  queryFn: ({ signal }) => api.request<VerificationRow[]>('/api/verifications', { signal }),
});

/** `/verifications`: improvements whose measure is accepted and whose effect the data have still to show. */
export function VerificationListPage() {
  const { t } = useTranslation('verifications');
  const { data, error, isPending, refetch } = useQuery(verificationsQuery);
  return (
    <PageFrame title={t('title')} lead={t('lead')}>
      <section className={styles.list} aria-busy={isPending}>
        {error ? <ProblemNote error={error} onRetry={() => void refetch()} /> : null}
        {isPending ? <Bones rows={6} height={72} /> : null}
        {data?.length === 0 ? (
          <NothingHere title={t('nothing.title')}>{t('nothing.lead')}</NothingHere>
        ) : null}
        <ul>
          {data?.map((row) => (
            <li key={row.instanceId}>
              <Verification row={row} />
            </li>
          ))}
        </ul>
      </section>
    </PageFrame>
  );
}

function Verification({ row }: { readonly row: VerificationRow }) {
  const { t } = useTranslation('verifications');
  const localized = useLocalized();
  const periodName = usePeriodName();
  const instantName = useInstantName();
  const { from, to } = row.window;
  return (
    <article className={styles.row}>
      <div className={styles.outcome}>
        <EffectMark outcome={row.outcome} />
      </div>
      <div className={styles.words}>
        <Link to="/warnings/$id" params={{ id: String(row.warning.id) }} className={styles.sentence}>
          {localized(row.warning.sentence)}
        </Link>
        {row.reason ? <p className={styles.reason}>{localized(row.reason)}</p> : null}
        <p className={styles.facts}>
          <span>
            {from === to
              ? t('windowOne', { period: periodName(to) })
              : t('window', { from: periodName(from), to: periodName(to) })}
          </span>
          {row.acceptedAt ? <span>{t('acceptedAt', { date: instantName(row.acceptedAt) })}</span> : null}
          {row.warning.department ? <span>{row.warning.department}</span> : null}
        </p>
      </div>
      <SeverityTag severity={row.warning.severity} />
    </article>
  );
}

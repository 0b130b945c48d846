import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { LedgerView } from '@zhengai/runtime/contract';
import { useTranslation } from 'react-i18next';
import { useValueText } from '../amount/index.js';
import { api } from '../api/index.js';
import { useLocalized } from '../i18n/index.js';
import { BackLink, Bones, PageFrame, Panel } from '../page/index.js';
import { ProblemNote } from '../problem/index.js';
import styles from './ledger.module.css';
import { ThresholdTable } from './threshold-table.js';

function ledgerQuery(code: string) {
  return queryOptions({
    queryKey: ['ledger', code],
    queryFn: ({ signal }) =>
      api.request<LedgerView>(`/api/rules/${encodeURIComponent(code)}/ledger`, { signal }),
  });
}

/** `/rules/$code/ledger`: how good a rule has been at what it is for. */
export function RuleLedgerPage() {
  const { t } = useTranslation('ledger');
  const { code } = useParams({ from: '/rules/$code/ledger' });
  const localized = useLocalized();
  const { data, error, refetch } = useQuery(ledgerQuery(code));
  return (
    <PageFrame
      title={data ? t('titleOf', { rule: localized(data.rule.name) }) : t('title')}
      lead={t('lead')}
      back={<BackLink to="/rules">{t('back')}</BackLink>}
    >
      {error ? <ProblemNote error={error} onRetry={() => void refetch()} /> : null}
      {data ? <Ledger view={data} /> : error ? null : <Bones rows={8} height={40} />}
    </PageFrame>
  );
}

const percent = (share: number): number => Math.round(share * 1000) / 10;

function Ledger({ view }: { readonly view: LedgerView }) {
  const { t } = useTranslation('ledger');
  const valueText = useValueText();
  const { ledger, rule, unit } = view;
  const labelled = ledger.confirmed + ledger.falseAlarms;
  const none = t('none');
  const figures = [
    [t('opened'), String(ledger.opened)],
    [t('standing'), String(ledger.standing)],
    [t('confirmed'), String(ledger.confirmed)],
    [t('falseAlarms'), String(ledger.falseAlarms)],
    [
      t('precision'),
      ledger.precision === null
        ? none
        : t('precisionOf', { value: valueText(percent(ledger.precision), '%'), count: labelled }),
    ],
    [
      t('response'),
      ledger.medianResponseHours === null
        ? none
        : ledger.medianResponseHours < 1
          ? t('withinTheHour')
          : t('hours', { count: Math.round(ledger.medianResponseHours) }),
    ],
    [t('unanswered'), String(ledger.unanswered)],
    [t('flaps'), String(ledger.flaps)],
    [t('repeats'), t('repeatsOf', { count: ledger.repeats, subjects: ledger.repeatedSubjects })],
  ] as const;
  return (
    <div className={styles.columns}>
      <Panel title={t('record')}>
        <dl className={styles.figures}>
          {figures.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <p>
          <Link to="/warnings" search={{ rule: rule.code }}>
            {t('seeWarnings')}
          </Link>
        </p>
      </Panel>
      <Panel title={t('ended')}>
        <Counts of={ledger.ended} names="endedBy" />
        <h3 className={styles.heading}>{t('dismissed')}</h3>
        <Counts of={ledger.dismissedFor} names="reasons" />
      </Panel>
      <Panel title={t('thresholds')}>
        {ledger.thresholds ? (
          <ThresholdTable thresholds={ledger.thresholds} unit={unit} />
        ) : (
          <p className={styles.soft}>{t('tooFew', { count: labelled })}</p>
        )}
      </Panel>
    </div>
  );
}

interface CountsProps {
  readonly of: Readonly<Record<string, number>>;
  readonly names: 'endedBy' | 'reasons';
}

function Counts({ of, names }: CountsProps) {
  const { t, i18n } = useTranslation('ledger');
  const rows = Object.entries(of)
    .filter(([, count]) => count > 0)
    .sort(([, a], [, b]) => b - a);
  if (rows.length === 0) return <p className={styles.soft}>{t('nothingYet')}</p>;
  const most = Math.max(...rows.map(([, count]) => count));
  const nameOf = (key: string) =>
    i18n.exists(`${names}.${key}`, { ns: 'ledger' }) ? t(`${names}.${key}`) : t('others');
  return (
    <ul className={styles.bars}>
      {rows.map(([key, count]) => (
        <li key={key}>
          <span>{nameOf(key)}</span>
          <span className={styles.track}>
            <span className={styles.bar} style={{ width: `${(count / most) * 100}%` }} />
          </span>
          <span className={styles.count}>{count}</span>
        </li>
      ))}
    </ul>
  );
}

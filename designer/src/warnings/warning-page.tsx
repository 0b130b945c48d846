import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { WarningDetail } from '@zhengai/runtime/contract';
import { useTranslation } from 'react-i18next';
import { ExplanationTree } from '../explanation/index.js';
import { useLocalized } from '../i18n/index.js';
import { BackLink, Bones, PageFrame, Panel } from '../page/index.js';
import { usePeriodName } from '../period/index.js';
import { ProblemNote } from '../problem/index.js';
import { SeverityTag, WarningState } from '../verdict/index.js';
import { AttributionPanel } from './attribution-panel.js';
import { EffectPanel } from './effect-panel.js';
import { HandlingPanel } from './handling-panel.js';
import { HistoryPanel } from './history-panel.js';
import { WarningActions } from './warning-actions.js';
import { WarningEvents } from './warning-events.js';
import styles from './warning-page.module.css';
import { warningQuery } from './warning-queries.js';
import { WarningTasks } from './warning-tasks.js';

/** `/warnings/$id`: one warning, why it is there, since when, and what is being done. */
export function WarningPage() {
  const { t } = useTranslation('warnings');
  const { id } = useParams({ from: '/warnings/$id' });
  const { data, error, refetch } = useQuery(warningQuery(id));
  const back = <BackLink to="/warnings">{t('title')}</BackLink>;
  if (data) return <Detail detail={data} />;
  return (
    <PageFrame title={t('one')} back={back}>
      {error ? <ProblemNote error={error} onRetry={() => void refetch()} /> : <Bones rows={12} height={36} />}
    </PageFrame>
  );
}

function Detail({ detail }: { readonly detail: WarningDetail }) {
  const { t } = useTranslation('warnings');
  const localized = useLocalized();
  const periodName = usePeriodName();
  const { warning } = detail;
  return (
    <PageFrame
      title={<span className={styles.title}>{localized(warning.sentence)}</span>}
      documentTitle={localized(warning.sentence)}
      back={<BackLink to="/warnings">{t('title')}</BackLink>}
      lead={
        <span className={styles.lead}>
          <SeverityTag severity={warning.severity} />
          <WarningState state={warning.state} />
          <span>{localized(warning.ruleName)}</span>
          <span>{t('openedIn', { period: periodName(warning.openedIn) })}</span>
        </span>
      }
      actions={<WarningActions warning={warning} />}
    >
      <div className={styles.columns}>
        <div className={styles.main}>
          <Panel title={t('why.title')} aside={t('why.version', { version: detail.ruleVersion })}>
            <p className={styles.ruleSentence}>{localized(detail.ruleSentence)}</p>
            {warning.state === 'resolved' && detail.explanation ? (
              <p className={styles.absent}>{t('why.atOpening')}</p>
            ) : null}
            {detail.explanation ? (
              <ExplanationTree explanation={detail.explanation} />
            ) : (
              <p className={styles.absent}>{t('why.none')}</p>
            )}
          </Panel>
          <HistoryPanel detail={detail} />
          <AttributionPanel detail={detail} />
        </div>
        <div className={styles.side}>
          <Panel title={t('responsible.title')}>
            <Responsible warning={warning} />
          </Panel>
          <HandlingPanel detail={detail} />
          <EffectPanel effect={detail.effect} />
          <WarningTasks tasks={detail.tasks} />
          <WarningEvents detail={detail} />
        </div>
      </div>
    </PageFrame>
  );
}

function Responsible({ warning }: { readonly warning: WarningDetail['warning'] }) {
  const { t } = useTranslation('warnings');
  const localized = useLocalized();
  const rows = [
    [localized(warning.subject.levelName), warning.subject.name],
    [t('responsible.department'), warning.department],
    [t('responsible.person'), warning.responsible],
    [t('responsible.seenBy'), warning.acknowledgedBy],
  ] as const;
  return (
    <dl className={styles.facts}>
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value ?? <span className={styles.absent}>{t('responsible.none')}</span>}</dd>
        </div>
      ))}
    </dl>
  );
}

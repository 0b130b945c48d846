import type { WarningDetail } from '@zhengai/runtime/contract';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useValueText } from '../amount/index.js';
import { useLocalized } from '../i18n/index.js';
import { Panel } from '../page/index.js';
import { usePeriodName } from '../period/index.js';
import { VerdictMark } from '../verdict/index.js';
import styles from './history-panel.module.css';

const HistoryChart = lazy(async () => ({ default: (await import('./history-chart.js')).HistoryChart }));
const height = 260;

/** How the number came to be where it is: as a chart, or as a table of the same figures. */
export function HistoryPanel({ detail }: { readonly detail: WarningDetail }) {
  const { t } = useTranslation('warnings');
  const localized = useLocalized();
  const [asTable, setAsTable] = useState(false);
  const { indicator, history, warning } = detail;
  return (
    <Panel
      title={localized(indicator?.name ?? warning.ruleName)}
      aside={
        <button type="button" className={styles.toggle} onClick={() => setAsTable(!asTable)}>
          {asTable ? t('history.asChart') : t('history.asTable')}
        </button>
      }
    >
      {asTable ? (
        <HistoryTable detail={detail} />
      ) : (
        <>
          <Suspense fallback={<div style={{ height }} />}>
            <HistoryChart detail={detail} height={height} />
          </Suspense>
          <p className={styles.legend}>
            <span className={styles.triggered} data-colour={warning.severity.colour}>
              {t('history.legend.triggered')}
            </span>
            <span className={styles.clear}>{t('history.legend.clear')}</span>
            {history.some(({ line }) => line !== null) ? (
              <span className={styles.dashed}>{t('history.line')}</span>
            ) : null}
            {history.some(({ value }) => value === null) ? (
              <span className={styles.missing}>{t('history.missing')}</span>
            ) : null}
          </p>
        </>
      )}
      {indicator ? (
        <p className={styles.formula}>{t('history.formula', { formula: indicator.formula })}</p>
      ) : null}
    </Panel>
  );
}

function HistoryTable({ detail }: { readonly detail: WarningDetail }) {
  const { t } = useTranslation('warnings');
  const valueText = useValueText();
  const periodName = usePeriodName();
  const unit = detail.indicator?.unit ?? detail.warning.unit;
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('history.period')}</th>
          <th scope="col" className={styles.number}>
            {t('history.value')}
          </th>
          <th scope="col" className={styles.number}>
            {t('history.line')}
          </th>
          <th scope="col">{t('history.verdict')}</th>
        </tr>
      </thead>
      <tbody>
        {[...detail.history].reverse().map(({ period, value, line, verdict }) => (
          <tr key={period}>
            <td>{periodName(period)}</td>
            <td className={styles.number}>{valueText(value, unit) ?? t('history.missing')}</td>
            <td className={styles.number}>{valueText(line, unit) ?? '—'}</td>
            <td>
              <VerdictMark verdict={verdict} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

import type { Attribution, ControlChart as Limits } from '@zhengai/engine';
import type { HistoryPoint } from '@zhengai/runtime/contract';
import { lazy, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './evidence.module.css';
import { useAmounts } from './use-amounts.js';

const ControlChart = lazy(async () => ({ default: (await import('./control-chart.js')).ControlChart }));
const height = 190;

interface HistoryEvidenceProps {
  readonly attribution: Attribution;
  readonly limits: Limits;
  readonly history: readonly HistoryPoint[];
}

/** The value among those of the past. */
export function HistoryEvidence({ attribution, history, limits }: HistoryEvidenceProps) {
  const { t } = useTranslation('warnings');
  const { amount } = useAmounts(attribution);
  const { period } = attribution;
  const points = useMemo(() => {
    const last = history.findIndex((point) => point.period === period);
    return last < 0 ? history : history.slice(0, last + 1);
  }, [history, period]);
  return (
    <>
      <Suspense fallback={<div style={{ height }} />}>
        <ControlChart attribution={attribution} limits={limits} points={points} height={height} />
      </Suspense>
      <ul className={styles.legend}>
        <li data-mark="band">
          {t('attribution.band', { lower: amount(limits.lower), upper: amount(limits.upper) })}
        </li>
        <li data-mark="centre">{`${t('attribution.centre')} ${amount(limits.centre)}`}</li>
      </ul>
      <p className={styles.method}>{t('attribution.historyMethod', { count: limits.periods })}</p>
    </>
  );
}

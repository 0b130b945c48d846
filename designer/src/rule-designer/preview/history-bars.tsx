import { useTranslation } from 'react-i18next';
import { shortPeriodName, usePeriodName } from '../../period/index.js';
import type { PeriodCounts } from '../../simulation/index.js';
import styles from './preview.module.css';

interface HistoryBarsProps {
  readonly history: readonly PeriodCounts[];
  readonly current: string;
  readonly onChoose: (period: string) => void;
}

const LABELS = 6;

/** How often the conditions held in each period; a bar can be chosen. */
export function HistoryBars({ history, current, onChoose }: HistoryBarsProps) {
  const { t } = useTranslation('rule-designer');
  const { t: tPeriod } = useTranslation('period');
  const periodName = usePeriodName();
  const most = Math.max(1, ...history.map(({ triggered }) => triggered));
  const every = Math.ceil(history.length / LABELS);
  return (
    <ul className={styles.history} aria-label={t('preview.history')}>
      {history.map(({ period, triggered, unknown }, index) => {
        const name = t('preview.bar', { period: periodName(period), triggered, unknown });
        const isLabelled = (history.length - 1 - index) % every === 0;
        return (
          <li key={period}>
            <button
              type="button"
              aria-pressed={period === current}
              title={name}
              aria-label={name}
              onClick={() => {
                onChoose(period);
              }}
            >
              <span className={styles.barCount}>{triggered > 0 && every < 3 ? triggered : ''}</span>
              <span className={styles.bar} style={{ height: `${(triggered / most) * 100}%` }} />
              <span className={styles.barName}>{isLabelled ? shortPeriodName(period, tPeriod) : ''}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

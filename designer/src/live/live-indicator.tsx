import { useTranslation } from 'react-i18next';
import styles from './live-indicator.module.css';
import { useLiveState } from './live-provider.js';

/** Says whether the page is live; one click pauses it, so that nothing changes while one reads. */
export function LiveIndicator() {
  const { t } = useTranslation('live');
  const { connection, paused, pausedChanges, pause, resume } = useLiveState();
  const state = paused ? 'paused' : connection;
  return (
    <button
      type="button"
      className={styles.indicator}
      data-state={state}
      aria-pressed={paused}
      title={paused ? t('resume') : t('pause')}
      onClick={paused ? resume : pause}
    >
      <span className={styles.dot} aria-hidden="true" />
      <span>{paused ? t('state.paused', { changes: pausedChanges }) : t(`state.${connection}`)}</span>
    </button>
  );
}

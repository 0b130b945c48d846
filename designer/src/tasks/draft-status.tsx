import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DraftState } from './draft-keeper.js';
import styles from './task-page.module.css';

/** One quiet line that says whether what was typed is safe. */
export function DraftStatus({
  state,
  onRetry,
}: {
  readonly state: DraftState;
  readonly onRetry: () => void;
}) {
  const { t } = useTranslation('tasks');
  return (
    <p className={styles.status} data-status={state.status} aria-live="polite">
      {t(`draft.${state.status}`)}
      {state.status === 'failed' ? (
        <Button type="link" size="small" onClick={onRetry}>
          {t('draft.retry')}
        </Button>
      ) : null}
    </p>
  );
}

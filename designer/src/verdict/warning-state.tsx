import type { WarningRow } from '@zhengai/runtime/contract';
import { useTranslation } from 'react-i18next';
import styles from './verdict.module.css';

/** Where a warning stands in its life, in words. */
export function WarningState({ state }: { readonly state: WarningRow['state'] }) {
  const { t } = useTranslation('verdict');
  return (
    <span className={styles.state} data-state={state}>
      {t(`state.${state}`)}
    </span>
  );
}

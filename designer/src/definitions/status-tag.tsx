import type { DefinitionView } from '@zhengai/runtime/contract';
import { useTranslation } from 'react-i18next';
import styles from './definitions.module.css';

/** Where a version stands on its way to release. */
export function StatusTag({ status }: { readonly status: DefinitionView['status'] }) {
  const { t } = useTranslation('definitions');
  return (
    <span className={styles.status} data-status={status}>
      {t(`status.${status}`)}
    </span>
  );
}

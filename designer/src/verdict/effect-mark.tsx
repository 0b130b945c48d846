import type { VerificationRow } from '@zhengai/runtime/contract';
import { useTranslation } from 'react-i18next';
import styles from './verdict.module.css';

/** What the data says about an improvement; `null` while it has not been asked yet. */
export function EffectMark({ outcome }: { readonly outcome: VerificationRow['outcome'] }) {
  const { t } = useTranslation('verdict');
  const name = outcome ?? 'waiting';
  return (
    <span className={styles.effect} data-effect={name}>
      <span className={styles.box} aria-hidden="true" />
      {t(`effect.${name}`)}
    </span>
  );
}

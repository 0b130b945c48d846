import type { Truth } from '@zhengai/engine';
import { useTranslation } from 'react-i18next';
import styles from './verdict.module.css';

const truthNames = { true: 'holds', false: 'doesNotHold', null: 'unknown' } as const;

export function truthName(truth: Truth): 'holds' | 'doesNotHold' | 'unknown' {
  return truthNames[String(truth) as keyof typeof truthNames];
}

/** Whether a condition holds. Holding is no praise, so nothing is green; unknown is hatched. */
export function TruthMark({ truth }: { readonly truth: Truth }) {
  const { t } = useTranslation('verdict');
  const name = truthName(truth);
  return (
    <span className={styles.truth} data-truth={name}>
      <span className={styles.box} aria-hidden="true" />
      {t(`truth.${name}`)}
    </span>
  );
}

import type { LineVerdict, RuleVerdict } from '@zhengai/engine';
import { useTranslation } from 'react-i18next';
import styles from './verdict.module.css';

/** A rule's verdict (触发 · 未触发 · 无法判定) or a standard line's (达标 · 未达标 · 无法判定). */
export function VerdictMark({ verdict }: { readonly verdict: RuleVerdict | LineVerdict }) {
  const { t } = useTranslation('verdict');
  return (
    <span className={styles.verdict} data-verdict={verdict}>
      <span className={styles.box} aria-hidden="true" />
      {t(`verdict.${verdict}`)}
    </span>
  );
}

import type { WarningRow } from '@zhengai/runtime/contract';
import { useLocalized } from '../i18n/index.js';
import { SeverityShape } from './severity-shape.js';
import styles from './verdict.module.css';

/** A severity of the rule set's own scale: shape, word and colour. */
export function SeverityTag({
  severity,
}: {
  readonly severity: Pick<WarningRow['severity'], 'name' | 'colour'>;
}) {
  const localized = useLocalized();
  return (
    <span className={styles.severity} data-colour={severity.colour}>
      <SeverityShape colour={severity.colour} />
      {localized(severity.name)}
    </span>
  );
}

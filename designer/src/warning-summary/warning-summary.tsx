import { Link } from '@tanstack/react-router';
import type { WarningRow } from '@zhengai/runtime/contract';
import { useTranslation } from 'react-i18next';
import { useLocalized } from '../i18n/index.js';
import { SeverityTag, WarningState } from '../verdict/index.js';
import styles from './warning-summary.module.css';

interface WarningSummaryProps {
  readonly warning: WarningRow;
  /** It came while the reader was looking. */
  readonly arriving?: boolean;
  /** Without who answers for it, where that is the reader anyway. */
  readonly short?: boolean;
}

/** One warning in a list: how bad, the sentence, and below it where it stands and who answers for it. */
export function WarningSummary({ warning, arriving, short }: WarningSummaryProps) {
  const { t } = useTranslation('warning-summary');
  const localized = useLocalized();
  const { severity, subject, state } = warning;
  return (
    <article
      className={`${styles.summary} ${arriving ? 'arriving' : ''}`}
      data-settled={state === 'resolved'}
    >
      <div className={styles.severity}>
        <SeverityTag severity={severity} />
      </div>
      <div className={styles.words}>
        <Link
          to="/warnings/$id"
          params={{ id: String(warning.id) }}
          className={styles.sentence}
          data-row-link
        >
          {localized(warning.sentence)}
        </Link>
        <p className={styles.facts}>
          <WarningState state={state} />
          <span>{localized(subject.levelName)}</span>
          <span>{localized(warning.ruleName)}</span>
          {short ? null : <Responsible warning={warning} />}
          {warning.acknowledgedBy ? (
            <span>{t('acknowledgedBy', { name: warning.acknowledgedBy })}</span>
          ) : null}
        </p>
      </div>
    </article>
  );
}

function Responsible({ warning }: { readonly warning: WarningRow }) {
  const { t } = useTranslation('warning-summary');
  const who = [warning.department, warning.responsible].filter((part) => part !== null).join(' ');
  return who === '' ? (
    <span className={styles.nobody}>{t('nobody')}</span>
  ) : (
    <span>{t('responsible', { who })}</span>
  );
}

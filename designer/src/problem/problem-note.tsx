import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../api/index.js';
import { useLocalized } from '../i18n/index.js';
import styles from './problem.module.css';

interface ProblemNoteProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
}

/** What went wrong, in the reader's language; the stable code stands small beside it for the administrator. */
export function ProblemNote({ error, onRetry }: ProblemNoteProps) {
  const { t } = useTranslation('problem');
  const localized = useLocalized();
  const problem = problemOf(error);
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={
        <>
          {localized(problem.message)}{' '}
          <span className={styles.code}>{t('code', { code: problem.code })}</span>
        </>
      }
      description={
        problem.errors && problem.errors.length > 0 ? (
          <ul className={styles.parts}>
            {problem.errors.map((part) => (
              <li key={`${part.path} ${part.code}`}>{localized(part.message)}</li>
            ))}
          </ul>
        ) : undefined
      }
      action={
        onRetry ? (
          <Button size="small" onClick={onRetry}>
            {t('retry')}
          </Button>
        ) : undefined
      }
    />
  );
}

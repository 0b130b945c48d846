import { Alert, Button, Space } from 'antd';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useInstantName } from '../period/index.js';
import { ProblemNote } from '../problem/index.js';
import { isOutdated, type DefinitionLife } from './use-definition.js';
import styles from './definitions.module.css';

interface DefinitionNotesProps {
  readonly life: DefinitionLife;
  readonly changed: boolean;
  readonly describe: (body: unknown) => ReactNode;
}

/** What a page has to say before anything else: a colleague's newer version, what went wrong, that it is in review. */
export function DefinitionNotes({ life, changed, describe }: DefinitionNotesProps) {
  const { t } = useTranslation('definitions');
  const { newer, takeNewer, error, current } = life;
  // without changes of one's own there is nothing to choose
  const follows = newer !== undefined && !changed;
  useEffect(() => {
    if (follows) takeNewer();
  }, [follows, takeNewer]);
  const told = newer && changed;
  return (
    <div className={styles.notes} aria-live="polite">
      {told ? <NewerNote life={life} describe={describe} /> : null}
      {error !== undefined && !(told && isOutdated(error)) ? <ProblemNote error={error} /> : null}
      {current?.status === 'inReview' ? <Alert type="info" showIcon title={t('inReviewNote')} /> : null}
    </div>
  );
}

/** Both versions are kept until somebody has chosen. */
function NewerNote({ life, describe }: Omit<DefinitionNotesProps, 'changed'>) {
  const { t } = useTranslation('definitions');
  const instantName = useInstantName();
  const { newer } = life;
  if (!newer) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={t('newer.title', {
        name: newer.author ?? t('newer.somebody'),
        at: instantName(newer.updatedAt, 'time'),
      })}
      description={
        <>
          <div className={styles.body}>{describe(newer.body)}</div>
          <Space wrap>
            <Button onClick={life.keepOwn}>{t('newer.keep')}</Button>
            <Button onClick={life.takeNewer}>{t('newer.take')}</Button>
          </Space>
        </>
      }
    />
  );
}

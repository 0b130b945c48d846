import { HistoryOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../session/index.js';
import { StatusTag } from './status-tag.js';
import type { DefinitionLife } from './use-definition.js';
import { VersionList } from './version-list.js';
import styles from './definitions.module.css';

export interface DefinitionActionsProps {
  readonly life: DefinitionLife;
  /** What would be saved; absent while it cannot be. */
  readonly body: unknown;
  readonly changed: boolean;
  /** Errors that the server would refuse to review. */
  readonly errors: number;
  /** A version in words. */
  readonly describe: (body: unknown) => ReactNode;
  /** Puts an earlier version into the page as a change that can be undone. */
  readonly onRestore: (body: unknown) => void;
  /** Where something has to be decided with the approval: asks for it, then moves the definition itself. */
  readonly onApprove?: (() => void) | undefined;
}

/** Status and the next steps: save, send to review, and for a second person release or send back. */
export function DefinitionActions(props: DefinitionActionsProps) {
  const { t } = useTranslation('definitions');
  const [listed, setListed] = useState(false);
  const { life } = props;
  return (
    <div className={styles.actions}>
      {life.current ? (
        <button
          type="button"
          className={styles.versions}
          aria-haspopup="dialog"
          onClick={() => {
            setListed(true);
          }}
        >
          <StatusTag status={life.current.status} />
          {t('version', { version: life.current.version })}
          <HistoryOutlined aria-label={t('versions')} />
        </button>
      ) : null}
      {life.current?.status === 'inReview' ? (
        <ReviewSteps life={life} onApprove={props.onApprove} />
      ) : (
        <DraftSteps {...props} />
      )}
      <VersionList
        open={listed}
        life={life}
        describe={props.describe}
        {...(life.current?.status === 'inReview' ? {} : { onRestore: props.onRestore })}
        onClose={() => {
          setListed(false);
        }}
      />
    </div>
  );
}

function ReviewSteps({ life, onApprove }: Pick<DefinitionActionsProps, 'life' | 'onApprove'>) {
  const { t } = useTranslation('definitions');
  const { personId } = useSession();
  const { busy, current } = life;
  const mayApprove = current?.authorId !== personId;
  return (
    <>
      {mayApprove ? null : <span className={styles.note}>{t('waitsForOther')}</span>}
      <Button disabled={busy} onClick={() => void life.move('return')}>
        {t('return')}
      </Button>
      <Button
        type="primary"
        disabled={busy || !mayApprove}
        onClick={onApprove ?? (() => void life.move('approve'))}
      >
        {t('approve')}
      </Button>
    </>
  );
}

function DraftSteps({ life, body, changed, errors }: DefinitionActionsProps) {
  const { t } = useTranslation('definitions');
  const { busy, current } = life;
  const canSave = changed && body !== undefined && !busy;
  const why =
    errors > 0 ? t('errorsFirst', { count: errors }) : body === undefined ? t('unfinished') : undefined;
  const canReview = why === undefined && !busy && (changed || current?.status === 'draft');
  return (
    <>
      {changed ? <span className={styles.note}>{t('unsaved')}</span> : null}
      <Button disabled={!canSave} onClick={() => void life.save(body)}>
        {t('save')}
      </Button>
      <Tooltip title={why}>
        <Button
          type="primary"
          disabled={!canReview}
          onClick={() => void (changed ? life.saveAndReview(body) : life.move('review'))}
        >
          {t('review')}
        </Button>
      </Tooltip>
    </>
  );
}

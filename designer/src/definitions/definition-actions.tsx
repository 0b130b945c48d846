import { Button, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSession } from '../session/index.js';
import type { DefinitionLife } from './use-definition.js';
import styles from './definitions.module.css';

interface DefinitionActionsProps {
  readonly life: DefinitionLife;
  /** What would be saved; absent while it is unfinished. */
  readonly body: unknown;
  readonly changed: boolean;
}

/** Status and the next steps: save, send to review, and for a second person release or send back. */
export function DefinitionActions({ life, body, changed }: DefinitionActionsProps) {
  const { t } = useTranslation('definitions');
  const { personId } = useSession();
  const { current, busy } = life;
  const status = current?.status;
  const mayApprove = status === 'inReview' && current?.authorId !== personId;
  // what goes wrong is shown by the page from `life.error`
  const run = (work: Promise<void>): void => {
    work.catch(() => undefined);
  };
  return (
    <div className={styles.actions}>
      {current ? (
        <Tag>
          {t(`status.${current.status}`)} · {t('version', { version: current.version })}
        </Tag>
      ) : null}
      {status === 'inReview' ? (
        <>
          {mayApprove ? null : <span className={styles.note}>{t('waitsForOther')}</span>}
          <Button
            loading={busy}
            onClick={() => {
              run(life.move('return'));
            }}
          >
            {t('return')}
          </Button>
          <Button
            type="primary"
            loading={busy}
            disabled={!mayApprove}
            onClick={() => {
              run(life.move('approve'));
            }}
          >
            {t('approve')}
          </Button>
        </>
      ) : (
        <>
          <Button
            loading={busy}
            disabled={!changed || body === undefined}
            onClick={() => {
              run(life.save(body));
            }}
          >
            {t('save')}
          </Button>
          <Button
            type="primary"
            loading={busy}
            disabled={status !== 'draft' || changed}
            onClick={() => {
              run(life.move('review'));
            }}
          >
            {t('review')}
          </Button>
        </>
      )}
    </div>
  );
}

import type { DeedResults, WarningRow } from '@zhengai/runtime/contract';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocalized } from '../i18n/index.js';
import { ProblemNote } from '../problem/index.js';
import { seesWholeCollege, useSession } from '../session/index.js';
import { DismissDialog } from './dismiss-dialog.js';
import { SilenceDialog } from './silence-dialog.js';
import { useDeeds } from './use-deeds.js';
import styles from './warning-list.module.css';

interface SelectionBarProps {
  readonly selected: readonly WarningRow[];
  readonly onClear: () => void;
}

/** What can be done with all the warnings that are ticked, at once. */
export function SelectionBar({ selected, onClear }: SelectionBarProps) {
  const { t } = useTranslation('warnings');
  const localized = useLocalized();
  const { message, modal } = App.useApp();
  const session = useSession();
  const [dialog, setDialog] = useState<'dismiss' | 'silence'>();
  const ids = selected.map(({ id }) => id);

  const tell = ({ done, results }: DeedResults): void => {
    const failed = results.filter(({ ok }) => !ok);
    if (failed.length === 0) {
      void message.success(t('deeds.done', { count: done }));
      onClear();
      return;
    }
    const sentenceOf = new Map(selected.map(({ id, sentence }) => [id, localized(sentence)]));
    modal.warning({
      title: t('deeds.partly', { done, failed: failed.length }),
      content: (
        <ul className={styles.failed}>
          {failed.map(({ id, message: why }) => (
            <li key={id}>
              {sentenceOf.get(id)}
              <span>{why ? localized(why) : ''}</span>
            </li>
          ))}
        </ul>
      ),
    });
  };
  const acting = useDeeds(ids, tell);
  const props = { ids, onClose: () => setDialog(undefined), onDone: tell };

  return (
    <div className={styles.selection} role="toolbar" aria-label={t('deeds.label')}>
      <strong aria-live="polite">{t('deeds.selected', { count: ids.length })}</strong>
      <Button loading={acting.isPending} onClick={() => acting.mutate({ kind: 'acknowledge' })}>
        {t('deeds.acknowledge')}
      </Button>
      <Button onClick={() => acting.mutate({ kind: 'assign', to: session.personId })}>
        {t('deeds.assignToMe')}
      </Button>
      {seesWholeCollege(session) ? (
        <>
          <Button onClick={() => setDialog('silence')}>{t('silence.open')}</Button>
          <Button onClick={() => setDialog('dismiss')}>{t('dismiss.open')}</Button>
        </>
      ) : null}
      <Button type="link" onClick={onClear}>
        {t('deeds.clear')}
      </Button>
      {acting.error ? <ProblemNote error={acting.error} /> : null}
      <DismissDialog {...props} open={dialog === 'dismiss'} />
      <SilenceDialog {...props} open={dialog === 'silence'} />
    </div>
  );
}

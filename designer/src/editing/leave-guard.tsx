import { useBlocker } from '@tanstack/react-router';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

interface LeaveGuardProps {
  readonly changed: boolean;
  /** Saves what has changed and says whether that was possible; absent while it cannot be saved. */
  readonly onSave?: (() => Promise<boolean>) | undefined;
}

/** Asks before a page with unsaved changes is left: there is no way back to them. */
export function LeaveGuard({ changed, onSave }: LeaveGuardProps) {
  const { t } = useTranslation('editing');
  const [saving, setSaving] = useState(false);
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => changed && current.pathname !== next.pathname,
    enableBeforeUnload: changed,
    withResolver: true,
  });
  if (blocker.status !== 'blocked') return null;
  const { proceed, reset } = blocker;
  const saveAndLeave = async (save: () => Promise<boolean>): Promise<void> => {
    setSaving(true);
    const done = await save();
    setSaving(false);
    if (done) proceed();
    else reset();
  };
  return (
    <Modal
      open
      title={t('leave.title')}
      onCancel={reset}
      footer={
        <>
          <Button onClick={reset}>{t('leave.stay')}</Button>
          <Button danger onClick={proceed}>
            {t('leave.discard')}
          </Button>
          {onSave ? (
            <Button type="primary" loading={saving} onClick={() => void saveAndLeave(onSave)}>
              {t('leave.save')}
            </Button>
          ) : null}
        </>
      }
    >
      {onSave ? t('leave.lost') : t('leave.lostUnfinished')}
    </Modal>
  );
}

import type { WarningRow } from '@zhengai/runtime/contract';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocalized } from '../i18n/index.js';
import { ProblemNote } from '../problem/index.js';
import { seesWholeCollege, useSession } from '../session/index.js';
import { DismissDialog } from './dismiss-dialog.js';
import { SilenceDialog } from './silence-dialog.js';
import { useDeeds } from './use-deeds.js';

/** What can be done with a warning that is not over: take note of it, have it quiet for a while, or end it. */
export function WarningActions({ warning }: { readonly warning: WarningRow }) {
  const { t } = useTranslation('warnings');
  const localized = useLocalized();
  const { message } = App.useApp();
  const session = useSession();
  const [dialog, setDialog] = useState<'dismiss' | 'silence'>();
  const ids = [warning.id];
  const tell =
    (done: string) =>
    ({
      results: [result],
    }: {
      readonly results: readonly { ok: boolean; message?: { zh: string; en: string } }[];
    }) => {
      if (result?.ok === false) void message.error(result.message ? localized(result.message) : '');
      else void message.success(done);
    };
  const acknowledging = useDeeds(ids, tell(t('acknowledge.done')));

  if (warning.state === 'resolved') return null;
  const close = () => setDialog(undefined);
  return (
    <>
      {acknowledging.error ? <ProblemNote error={acknowledging.error} /> : null}
      {seesWholeCollege(session) ? (
        <>
          {warning.handling.muted === null ? (
            <Button onClick={() => setDialog('silence')}>{t('silence.open')}</Button>
          ) : null}
          <Button onClick={() => setDialog('dismiss')}>{t('dismiss.open')}</Button>
        </>
      ) : null}
      {warning.acknowledgedBy === null ? (
        <Button
          type="primary"
          loading={acknowledging.isPending}
          onClick={() => acknowledging.mutate({ kind: 'acknowledge' })}
        >
          {t('acknowledge.do')}
        </Button>
      ) : null}
      <DismissDialog ids={ids} open={dialog === 'dismiss'} onClose={close} onDone={tell(t('dismiss.done'))} />
      <SilenceDialog ids={ids} open={dialog === 'silence'} onClose={close} onDone={tell(t('silence.done'))} />
    </>
  );
}

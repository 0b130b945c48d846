import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { WarningRow } from '@zhengai/runtime/contract';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNote } from '../problem/index.js';
import { seesWholeCollege, useSession } from '../session/index.js';
import { DismissDialog } from './dismiss-dialog.js';
import { acknowledgeWarning } from './warning-queries.js';

/** What can be done with a warning that is not over: say that one has seen it, or end it with a reason. */
export function WarningActions({ warning }: { readonly warning: WarningRow }) {
  const { t } = useTranslation('warnings');
  const { message } = App.useApp();
  const session = useSession();
  const queryClient = useQueryClient();
  const [dismissing, setDismissing] = useState(false);
  const acknowledging = useMutation({
    mutationFn: () => acknowledgeWarning(warning.id),
    onSuccess: () => {
      void message.success(t('acknowledge.done'));
      void queryClient.invalidateQueries({ queryKey: ['warning'] });
      void queryClient.invalidateQueries({ queryKey: ['warnings'] });
    },
  });

  if (warning.state === 'resolved') return null;
  return (
    <>
      {acknowledging.error ? <ProblemNote error={acknowledging.error} /> : null}
      {seesWholeCollege(session) ? (
        <Button onClick={() => setDismissing(true)}>{t('dismiss.open')}</Button>
      ) : null}
      {warning.acknowledgedBy === null ? (
        <Button type="primary" loading={acknowledging.isPending} onClick={() => acknowledging.mutate()}>
          {t('acknowledge.do')}
        </Button>
      ) : null}
      <DismissDialog warning={warning} open={dismissing} onClose={() => setDismissing(false)} />
    </>
  );
}

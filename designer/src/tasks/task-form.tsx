import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { TaskDetail } from '@zhengai/runtime/contract';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../api/index.js';
import { checkValues, FormFields } from '../form/index.js';
import { useLocalized } from '../i18n/index.js';
import { Panel } from '../page/index.js';
import { ProblemNote } from '../problem/index.js';
import { DraftConflicts } from './draft-conflicts.js';
import { DraftStatus } from './draft-status.js';
import { submitTask } from './task-queries.js';
import styles from './task-page.module.css';
import { useDraftKeeper } from './use-draft-keeper.js';

/** The form of a task that is still to be done: saves itself, and is submitted when nothing is wrong with it. */
export function TaskForm({
  detail,
  onSubmitted,
}: {
  readonly detail: TaskDetail;
  readonly onSubmitted: () => void;
}) {
  const { t } = useTranslation('tasks');
  const localized = useLocalized();
  const queryClient = useQueryClient();
  const { keeper, state } = useDraftKeeper(detail);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState(false);
  const place = useRef<HTMLDivElement>(null);

  const submitting = useMutation({
    mutationFn: async () => {
      if (!(await keeper.flush())) return false;
      try {
        await submitTask(String(detail.task.id), {
          values: keeper.getState().values,
          revision: keeper.revision,
        });
      } catch (error) {
        if (!(error instanceof ProblemError) || error.status !== 412) throw error;
        await keeper.mergeNewer();
        return false;
      }
      keeper.finish();
      return true;
    },
    onSuccess: (submitted) => {
      if (!submitted) return;
      onSubmitted();
      for (const key of ['task', 'tasks', 'today', 'warning', 'warnings', 'verifications']) {
        void queryClient.invalidateQueries({ queryKey: [key] });
      }
    },
  });

  const faults = checkValues(detail.form, state.values);
  const refused = refusedFields(submitting.error, localized);
  const shown = Object.fromEntries([
    ...Object.entries(refused),
    ...Object.entries(faults).filter(([code]) => asked || (left.has(code) && faults[code] !== 'required')),
  ]);

  const submit = () => {
    setAsked(true);
    const first = detail.form.find(({ code }) => faults[code]);
    if (!first) {
      submitting.mutate();
      return;
    }
    const field = place.current?.querySelector(`[data-field="${CSS.escape(first.code)}"]`);
    field?.querySelector<HTMLElement>('input, textarea, [tabindex]')?.focus();
    field?.scrollIntoView({ block: 'center' });
  };

  return (
    <Panel title={t('form.title')}>
      <DraftConflicts fields={detail.form} state={state} keeper={keeper} />
      <div ref={place}>
        <FormFields
          fields={detail.form}
          values={state.values}
          faults={shown}
          disabled={submitting.isPending}
          onChange={(code, value) => keeper.change(code, value)}
          onLeave={(code) => setLeft(new Set([...left, code]))}
        />
      </div>
      {submitting.error ? (
        <div className={styles.refused}>
          <ProblemNote error={submitting.error} />
        </div>
      ) : null}
      <div className={styles.submit}>
        <DraftStatus state={state} onRetry={() => void keeper.flush()} />
        <Button
          type="primary"
          size="large"
          loading={submitting.isPending}
          disabled={state.status === 'conflict'}
          onClick={submit}
        >
          {t('form.submit')}
        </Button>
      </div>
      {asked && Object.keys(faults).length > 0 ? (
        <p className={styles.faults} role="alert">
          {t('form.faults', { count: Object.keys(faults).length })}
        </p>
      ) : null}
    </Panel>
  );
}

/** Fields that the server refused, with its sentence. */
function refusedFields(
  error: unknown,
  localized: ReturnType<typeof useLocalized>,
): Readonly<Record<string, string>> {
  if (!(error instanceof ProblemError)) return {};
  const parts = error.problem.errors ?? [];
  return Object.fromEntries(
    parts.flatMap(({ path, message }) =>
      path.startsWith('/values/') ? [[path.slice('/values/'.length), localized(message)]] : [],
    ),
  );
}

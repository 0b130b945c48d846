import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { AppliedPlan } from '@zhengai/runtime/contract';
import { Alert, App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useInstantName } from '../period/index.js';
import { ProblemNote } from '../problem/index.js';
import { appliedPlansQuery, undoPlan } from './revision-queries.js';
import styles from './revision.module.css';

const ORDER = ['close', 'leave', 'regrade', 'reopen', 'open', 'keep'] as const;

/** What the newest release did to the warnings of its rule, and the way back. */
export function AppliedPlanNote({ code, version }: { readonly code: string; readonly version: number }) {
  const { data } = useQuery(appliedPlansQuery(code));
  const plan = data?.find(({ ruleVersion }) => ruleVersion === version);
  return plan === undefined || plan.undoneAt !== null ? null : <Applied plan={plan} />;
}

function Applied({ plan }: { readonly plan: AppliedPlan }) {
  const { t } = useTranslation('revision');
  const { message } = App.useApp();
  const instantName = useInstantName();
  const queries = useQueryClient();
  const undoing = useMutation({
    mutationFn: () => undoPlan(plan.rule, plan.id),
    onSuccess: async (plans) => {
      void message.success(t('applied.undone'));
      queries.setQueryData(appliedPlansQuery(plan.rule).queryKey, plans);
      await Promise.all(
        [['warnings'], ['warning'], ['today']].map((queryKey) => queries.invalidateQueries({ queryKey })),
      );
    },
  });
  const counts = ORDER.flatMap((step) => {
    const count = plan.steps.filter(({ decided }) => decided === step).length;
    return count === 0 ? [] : [t(`applied.step.${step}`, { count })];
  });
  if (counts.length === 0) return null;
  return (
    <Alert
      className={styles.applied ?? ''}
      type="success"
      showIcon
      title={t('applied.title', {
        version: plan.ruleVersion,
        at: instantName(plan.at, 'time'),
        counts: counts.join(t('applied.and')),
      })}
      description={undoing.error ? <ProblemNote error={undoing.error} /> : undefined}
      action={
        <Button size="small" loading={undoing.isPending} onClick={() => undoing.mutate()}>
          {t('applied.undo')}
        </Button>
      }
    />
  );
}

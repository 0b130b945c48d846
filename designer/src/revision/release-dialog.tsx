import { useQuery } from '@tanstack/react-query';
import type { DefinitionView } from '@zhengai/runtime/contract';
import { Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Bones } from '../page/index.js';
import { ProblemNote } from '../problem/index.js';
import { groupSteps, INSTEAD, keyOf, type PlanStep } from './group-steps.js';
import { PlanGroup } from './plan-group.js';
import { planQuery, releaseRule, type PlanDecision } from './revision-queries.js';
import styles from './revision.module.css';

interface ReleaseDialogProps {
  readonly draft: DefinitionView;
  readonly busy: boolean;
  readonly onClose: () => void;
  /** Does it as a step of the definition; whether it was done. */
  readonly onRelease: (release: (revision: number) => Promise<DefinitionView>) => Promise<boolean>;
}

/** What releasing a rule does to its warnings, to be decided before it is released. */
export function ReleaseDialog({ draft, busy, onClose, onRelease }: ReleaseDialogProps) {
  const { t } = useTranslation('revision');
  const plan = useQuery(planQuery(draft.code, draft.revision, draft.body));
  const [otherwise, setOtherwise] = useState<ReadonlySet<string>>(new Set());
  const steps = plan.data?.steps ?? [];
  const decide = (chosen: readonly PlanStep[], isOther: boolean) =>
    setOtherwise((before) => {
      const keys = chosen.map(keyOf);
      return new Set([...before].filter((key) => !keys.includes(key)).concat(isOther ? keys : []));
    });
  const release = async (): Promise<void> => {
    const decisions = decisionsOf(steps, otherwise);
    await onRelease((revision) => releaseRule(draft.code, revision, decisions));
    onClose();
  };
  return (
    <Modal
      open
      title={t('title')}
      width={640}
      okText={t('release')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: plan.isPending }}
      confirmLoading={busy}
      onOk={() => void release()}
      onCancel={onClose}
    >
      <div className={styles.plan} aria-busy={plan.isPending}>
        {plan.isPending ? <Bones rows={4} height={32} /> : null}
        {plan.error ? <ProblemNote error={plan.error} onRetry={() => void plan.refetch()} /> : null}
        {plan.data ? <p>{steps.length === 0 ? t('nothing') : t('lead', { count: steps.length })}</p> : null}
        {groupSteps(steps).map((group) => (
          <PlanGroup
            key={`${group.step} ${group.reason.zh}`}
            group={group}
            otherwise={otherwise}
            onDecide={decide}
          />
        ))}
      </div>
    </Modal>
  );
}

function decisionsOf(steps: readonly PlanStep[], otherwise: ReadonlySet<string>): PlanDecision[] {
  return steps.flatMap((one) =>
    one.step === 'open' || !otherwise.has(keyOf(one))
      ? []
      : [{ subject: one.subject.code, openedIn: one.openedIn, step: INSTEAD[one.step] }],
  );
}

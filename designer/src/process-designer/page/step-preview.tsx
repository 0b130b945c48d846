import type { UserTask, VerificationTask } from '@zhengai/engine';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormFields, type FieldValues } from '../../form/index.js';
import { useLocalized } from '../../i18n/index.js';
import { Panel } from '../../page/index.js';
import styles from './process-workshop.module.css';

/** A task as its owner will see it; it can be filled in to try it, and nothing of that is kept. */
export function StepPreview({ node }: { readonly node: UserTask | VerificationTask }) {
  const { t } = useTranslation('process-designer');
  const localized = useLocalized();
  const [values, setValues] = useState<FieldValues>({});
  if (node.kind === 'verificationTask') {
    return (
      <Panel title={t('preview.verification')}>
        <p className={styles.prose}>{t('preview.verificationHelp', { count: node.windowPeriods })}</p>
      </Panel>
    );
  }
  return (
    <Panel
      title={t('preview.task')}
      aside={t('taskDetail', { who: t(`assignee.${node.assignee}`), count: node.dueDays })}
    >
      {node.instruction ? <p className={styles.instruction}>{localized(node.instruction)}</p> : null}
      {node.form.length > 0 ? (
        <FormFields
          fields={node.form}
          values={values}
          faults={{}}
          onChange={(code, value) => {
            setValues((before) => ({ ...before, [code]: value }));
          }}
        />
      ) : (
        <p className={styles.prose}>{t('preview.nothingAsked')}</p>
      )}
    </Panel>
  );
}

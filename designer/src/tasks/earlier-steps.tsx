import type { TaskDetail } from '@zhengai/runtime/contract';
import { useTranslation } from 'react-i18next';
import { FilledValues } from '../form/index.js';
import { useLocalized } from '../i18n/index.js';
import { Panel } from '../page/index.js';
import { useInstantName } from '../period/index.js';
import styles from './task-page.module.css';

/** What earlier tasks of the same improvement said, the newest open. */
export function EarlierSteps({ earlier }: Pick<TaskDetail, 'earlier'>) {
  const { t } = useTranslation('tasks');
  const localized = useLocalized();
  const instantName = useInstantName();
  if (earlier.length === 0) return null;
  return (
    <Panel title={t('earlier.title')}>
      {earlier.map((step, index) => (
        <details key={index} className={styles.earlier} open={index === earlier.length - 1}>
          <summary>
            <strong>{localized(step.title)}</strong>
            <span>
              {[step.completedBy, instantName(step.completedAt, 'time')].filter(Boolean).join(' · ')}
            </span>
          </summary>
          <FilledValues fields={step.form} values={step.values} />
        </details>
      ))}
    </Panel>
  );
}

import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocalized } from '../i18n/index.js';
import { usePeriodName } from '../period/index.js';
import { keyOf, type PlanStep, type StepGroup } from './group-steps.js';
import styles from './revision.module.css';

const FIRST = 20;

interface PlanGroupProps {
  readonly group: StepGroup;
  readonly otherwise: ReadonlySet<string>;
  readonly onDecide: (steps: readonly PlanStep[], otherwise: boolean) => void;
}

/** One proposal with its reason and its warnings; all or some of them can be excepted. */
export function PlanGroup({ group, otherwise, onDecide }: PlanGroupProps) {
  const { t } = useTranslation('revision');
  const localized = useLocalized();
  const periodName = usePeriodName();
  const [all, setAll] = useState(false);
  const { reason, step, steps } = group;
  const others = steps.filter((one) => otherwise.has(keyOf(one))).length;
  return (
    <section className={styles.group} data-step={step}>
      <h3>{t(`step.${step}`, { count: steps.length })}</h3>
      <p className={styles.reason}>{localized(reason)}</p>
      {step === 'open' ? null : (
        <Checkbox
          checked={others === steps.length}
          indeterminate={others > 0 && others < steps.length}
          onChange={({ target }) => onDecide(steps, target.checked)}
        >
          {t(`instead.${step}`, { count: steps.length })}
        </Checkbox>
      )}
      <details>
        <summary>{t('which', { count: steps.length })}</summary>
        <ul>
          {(all ? steps : steps.slice(0, FIRST)).map((one) => {
            const words = t('subject', { name: one.subject.name, period: periodName(one.openedIn) });
            return (
              <li key={keyOf(one)}>
                {step === 'open' ? (
                  words
                ) : (
                  <Checkbox
                    checked={otherwise.has(keyOf(one))}
                    onChange={({ target }) => onDecide([one], target.checked)}
                  >
                    {words}
                  </Checkbox>
                )}
              </li>
            );
          })}
        </ul>
        {steps.length > FIRST && !all ? (
          <Button type="link" onClick={() => setAll(true)}>
            {t('showAll', { count: steps.length })}
          </Button>
        ) : null}
      </details>
    </section>
  );
}

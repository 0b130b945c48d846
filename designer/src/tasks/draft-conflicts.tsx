import type { FormField } from '@zhengai/engine';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { FilledValues } from '../form/index.js';
import { useLocalized } from '../i18n/index.js';
import type { DraftKeeper, DraftState } from './draft-keeper.js';
import styles from './task-page.module.css';

interface DraftConflictsProps {
  readonly fields: readonly FormField[];
  readonly state: DraftState;
  readonly keeper: DraftKeeper;
}

const sides = ['mine', 'theirs'] as const;

/** Somebody else saved the form in between: what was taken over, and a choice where both wrote something. */
export function DraftConflicts({ fields, state, keeper }: DraftConflictsProps) {
  const { t } = useTranslation('tasks');
  const localized = useLocalized();
  const nameOf = (code: string) => {
    const field = fields.find((one) => one.code === code);
    return field ? localized(field.label) : t('conflict.otherField');
  };
  return (
    <div className={styles.conflicts} aria-live="polite">
      {state.takenOver.length > 0 ? (
        <Alert
          type="info"
          showIcon
          title={t('conflict.takenOver', {
            fields: state.takenOver.map(nameOf).join(t('conflict.separator')),
          })}
        />
      ) : null}
      {state.conflicts.length > 0 ? (
        <Alert
          type="warning"
          showIcon
          role="alert"
          title={t('conflict.title')}
          description={
            <>
              <p>{t('conflict.lead')}</p>
              {state.conflicts.map((conflict) => {
                const field = fields.find(({ code }) => code === conflict.code);
                return (
                  <fieldset key={conflict.code} className={styles.conflict}>
                    <legend>{nameOf(conflict.code)}</legend>
                    {sides.map((side) => (
                      <div key={side}>
                        <FilledValues
                          fields={field ? [{ ...field, label: sideLabel[side] }] : []}
                          values={{ [conflict.code]: conflict[side] }}
                        />
                        <Button size="small" onClick={() => keeper.resolve(conflict.code, side)}>
                          {t(`conflict.take.${side}`)}
                        </Button>
                      </div>
                    ))}
                  </fieldset>
                );
              })}
            </>
          }
        />
      ) : null}
    </div>
  );
}

const sideLabel = {
  mine: { zh: '我写的', en: 'Mine' },
  theirs: { zh: '另一处保存的', en: 'Saved elsewhere' },
} as const;

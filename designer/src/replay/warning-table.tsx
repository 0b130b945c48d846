import type { ReplayedWarningView, ReplayView } from '@zhengai/runtime/contract';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useValueText } from '../amount/index.js';
import { useInstantName, usePeriodName } from '../period/index.js';
import styles from './replay.module.css';

interface WarningTableProps {
  readonly warnings: readonly ReplayedWarningView[];
  readonly view: ReplayView;
}

const FIRST = 20;

/** Which warnings: of whom, from when to when, and who would have answered for them. */
export function WarningTable({ warnings, view }: WarningTableProps) {
  const { t } = useTranslation('replay');
  const periodName = usePeriodName();
  const dayName = useInstantName();
  const valueText = useValueText();
  const [all, setAll] = useState(false);
  if (warnings.length === 0) return <p className={styles.soft}>{t('noWarnings')}</p>;
  return (
    <>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('table.subject')}</th>
              <th scope="col">{t('table.department')}</th>
              <th scope="col">{t('table.period')}</th>
              <th scope="col">{t('table.opened')}</th>
              <th scope="col">{t('table.resolved')}</th>
              <th scope="col">{t('table.value')}</th>
            </tr>
          </thead>
          <tbody>
            {(all ? warnings : warnings.slice(0, FIRST)).map((warning, index) => (
              <tr key={index}>
                <th scope="row">{view.subjects[warning.subject] ?? warning.subject}</th>
                <td>
                  {warning.department === null
                    ? t('work.nobody')
                    : (view.departments[warning.department] ?? warning.department)}
                </td>
                <td>{periodName(warning.openedIn)}</td>
                <td>{dayName(warning.openedOn)}</td>
                <td>
                  {warning.resolvedOn === undefined
                    ? t('table.standing')
                    : t('table.after', { day: dayName(warning.resolvedOn), count: warning.days })}
                </td>
                <td>{warning.value === null ? '' : valueText(warning.value, null)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {warnings.length > FIRST && !all ? (
        <Button type="link" onClick={() => setAll(true)}>
          {t('table.all', { count: warnings.length })}
        </Button>
      ) : null}
    </>
  );
}

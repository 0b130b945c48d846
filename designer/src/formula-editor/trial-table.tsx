import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useValueText } from '../amount/index.js';
import type { TrialSummary } from './trial-summary.js';
import styles from './indicator-page.module.css';

const FEW = 8;
const MANY = 200;

interface TrialTableProps {
  readonly summary: TrialSummary;
  readonly unit: string | undefined;
}

/** A few subjects with value and the one before, the least good first; more on demand. */
export function TrialTable({ summary, unit }: TrialTableProps) {
  const { t } = useTranslation('formula-editor');
  const valueText = useValueText();
  const [isLong, setIsLong] = useState(false);
  const all = [...summary.rows, ...summary.missing];
  const shown = all.slice(0, isLong ? MANY : FEW);
  const text = (value: number | null): string => valueText(value, unit) ?? t('trial.missing');
  return (
    <>
      <table className={styles.values}>
        <thead>
          <tr>
            <th scope="col">{t('trial.subject')}</th>
            <th scope="col">{t('trial.value')}</th>
            <th scope="col">{t('trial.previous')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ code, name, value, previous }) => (
            <tr key={code}>
              <th scope="row">{name}</th>
              <td data-missing={value === null}>{text(value)}</td>
              <td data-missing={previous === null}>{text(previous)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {all.length > FEW && !isLong ? (
        <Button
          type="link"
          size="small"
          disabled={false}
          onClick={() => {
            setIsLong(true);
          }}
        >
          {t('trial.more', { count: Math.min(all.length, MANY) })}
        </Button>
      ) : null}
    </>
  );
}

import type { LedgerView } from '@zhengai/runtime/contract';
import { useTranslation } from 'react-i18next';
import { useValueText } from '../amount/index.js';
import styles from './ledger.module.css';

type Thresholds = NonNullable<LedgerView['ledger']['thresholds']>;

interface ThresholdTableProps {
  readonly thresholds: Thresholds;
  readonly unit: string | null;
}

const MOST_ROWS = 12;
const percent = (share: number): number => Math.round(share * 1000) / 10;

/** What other lines would have made of the warnings that people have judged. */
export function ThresholdTable({ thresholds: { best, labelled, thresholds }, unit }: ThresholdTableProps) {
  const { t } = useTranslation('ledger');
  const valueText = useValueText();
  const every = Math.max(1, Math.ceil(thresholds.length / MOST_ROWS));
  const shown = thresholds.filter(
    (one, index) =>
      index % every === 0 || one.threshold === best.threshold || index === thresholds.length - 1,
  );
  return (
    <>
      <p className={styles.soft}>{t('thresholdsLead', { count: labelled })}</p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('line')}</th>
            <th scope="col">{t('raised')}</th>
            <th scope="col">{t('precision')}</th>
            <th scope="col">{t('recall')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((one) => (
            <tr key={one.threshold} data-best={one.threshold === best.threshold}>
              <th scope="row">
                {valueText(one.threshold, unit)}
                {one.threshold === best.threshold ? <em> {t('best')}</em> : null}
              </th>
              <td>{one.raised}</td>
              <td>{valueText(percent(one.precision), '%')}</td>
              <td>{valueText(percent(one.recall), '%')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

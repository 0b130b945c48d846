import type { Attribution, ChanceEvidence as Chance } from '@zhengai/engine';
import { useTranslation } from 'react-i18next';
import styles from './evidence.module.css';
import { useAmounts } from './use-amounts.js';

interface ChanceEvidenceProps {
  readonly attribution: Attribution;
  readonly chance: Chance;
}

/** How far the true value may lie from the one measured, and on which side of the line. */
export function ChanceEvidence({ attribution, chance }: ChanceEvidenceProps) {
  const { t } = useTranslation('warnings');
  const { amount } = useAmounts(attribution);
  const { value } = attribution;
  const [lower, upper] = chance.limits;
  const points = [lower, upper, value ?? lower, chance.line ?? upper];
  const [least, most] = [Math.min(...points), Math.max(...points)];
  const across = (at: number) => `${String(most === least ? 50 : ((at - least) / (most - least)) * 100)}%`;
  const label = t('attribution.chanceLabel', {
    lower: amount(lower),
    upper: amount(upper),
    value: value === null ? t('history.missing') : amount(value),
    line: chance.line === undefined ? '—' : amount(chance.line),
  });
  return (
    <div className={styles.strip}>
      <div className={styles.interval} role="img" aria-label={label}>
        <span
          className={styles.range}
          style={{ insetInlineStart: across(lower), insetInlineEnd: `calc(100% - ${across(upper)})` }}
        />
        {chance.line === undefined ? null : (
          <span className={styles.line} style={{ insetInlineStart: across(chance.line) }} />
        )}
        {value === null ? null : <span className={styles.own} style={{ insetInlineStart: across(value) }} />}
      </div>
      <ul className={styles.legend}>
        <li data-mark="own">{t('attribution.measured', { value: value === null ? '' : amount(value) })}</li>
        <li data-mark="range">{t('attribution.limits', { lower: amount(lower), upper: amount(upper) })}</li>
        {chance.line === undefined ? null : (
          <li data-mark="line">{`${t('history.line')} ${amount(chance.line)}`}</li>
        )}
      </ul>
      <p className={styles.method}>{t(`attribution.method.${chance.method}`)}</p>
    </div>
  );
}

import type { Attribution, PeerEvidence } from '@zhengai/engine';
import { useTranslation } from 'react-i18next';
import { useLocalized } from '../../i18n/index.js';
import styles from './evidence.module.css';
import { useAmounts } from './use-amounts.js';

interface PeersEvidenceProps {
  readonly attribution: Attribution;
  readonly peers: PeerEvidence;
}

/** Every peer a dot, without its name; the middle half shaded, the median a stroke, this subject a diamond. */
export function PeersEvidence({ attribution, peers }: PeersEvidenceProps) {
  const { t } = useTranslation('warnings');
  const localized = useLocalized();
  const { amount } = useAmounts(attribution);
  const { value } = attribution;
  const { group, lowerQuartile, median, of, upperQuartile, values } = peers;
  const all = value === null ? values : [...values, value];
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const across = (at: number) => `${String(most === least ? 50 : ((at - least) / (most - least)) * 100)}%`;
  const label = t('attribution.peersLabel', {
    count: of,
    least: amount(least),
    most: amount(most),
    median: median === undefined ? '' : amount(median),
    value: value === null ? t('history.missing') : amount(value),
  });
  return (
    <div className={styles.strip}>
      <p className={styles.note}>
        {group ? t('attribution.peersIn', { group: localized(group) }) : t('attribution.peersOfLevel')}
      </p>
      <div className={styles.dots} role="img" aria-label={label}>
        {lowerQuartile !== undefined && upperQuartile !== undefined ? (
          <span
            className={styles.middle}
            style={{
              insetInlineStart: across(lowerQuartile),
              insetInlineEnd: `calc(100% - ${across(upperQuartile)})`,
            }}
          />
        ) : null}
        {median === undefined ? null : (
          <span className={styles.median} style={{ insetInlineStart: across(median) }} />
        )}
        {values.map((peer, index) => (
          <span key={index} className={styles.dot} style={{ insetInlineStart: across(peer) }} />
        ))}
        {value === null ? null : <span className={styles.own} style={{ insetInlineStart: across(value) }} />}
      </div>
      <p className={styles.ends} aria-hidden="true">
        <span>{amount(least)}</span>
        <span>{median === undefined ? '' : t('attribution.medianAt', { value: amount(median) })}</span>
        <span>{amount(most)}</span>
      </p>
    </div>
  );
}

import type { InputQuality, InputState } from '@zhengai/engine';
import { useTranslation } from 'react-i18next';
import { useLocalized } from '../../i18n/index.js';
import { usePeriodName } from '../../period/index.js';
import styles from './evidence.module.css';

/** Each item that the value rests on, and what is doubtful about it. */
export function QualityEvidence({ quality }: { readonly quality: InputQuality }) {
  const { t } = useTranslation('warnings');
  const localized = useLocalized();
  const periodName = usePeriodName();
  const doubtsOf = ({ asked, estimated, lateDays, missing, superseded, unreviewed }: InputState) => [
    ...(missing > 0 ? [t('attribution.quality.missing', { count: missing, asked })] : []),
    ...(lateDays === undefined ? [] : [t('attribution.quality.late', { count: lateDays })]),
    ...(superseded > 0 ? [t('attribution.quality.superseded', { count: superseded })] : []),
    ...(estimated > 0 ? [t('attribution.quality.estimated', { count: estimated })] : []),
    ...(unreviewed > 0 ? [t('attribution.quality.unreviewed', { count: unreviewed })] : []),
  ];
  return (
    <dl className={styles.quality}>
      {quality.inputs.map((input) => {
        const doubts = doubtsOf(input);
        return (
          <div key={`${input.item} ${input.period}`}>
            <dt>
              {localized(input.label)} <small>{periodName(input.period)}</small>
            </dt>
            <dd data-doubtful={doubts.length > 0}>
              {doubts.length === 0
                ? t('attribution.quality.sound')
                : doubts.join(t('attribution.quality.and'))}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

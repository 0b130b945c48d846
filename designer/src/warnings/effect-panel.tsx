import type { WarningDetail } from '@zhengai/runtime/contract';
import { useTranslation } from 'react-i18next';
import { useLocalized } from '../i18n/index.js';
import { Panel } from '../page/index.js';
import { useInstantName, usePeriodName } from '../period/index.js';
import { EffectMark } from '../verdict/index.js';
import styles from './warning-page.module.css';

/** What the data says about the improvement, once its measure was accepted. */
export function EffectPanel({ effect }: Pick<WarningDetail, 'effect'>) {
  const { t } = useTranslation('warnings');
  const localized = useLocalized();
  const periodName = usePeriodName();
  const instantName = useInstantName();
  if (!effect) return null;
  const { from, to } = effect.window;
  return (
    <Panel title={t('effect.title')}>
      <div className={styles.effect}>
        <EffectMark outcome={effect.outcome} />
        <p>{localized(effect.reason)}</p>
        <p className={styles.eventFacts}>
          {from === to
            ? t('effect.windowOne', { period: periodName(to) })
            : t('effect.window', { from: periodName(from), to: periodName(to) })}
          {effect.acceptedAt ? ` · ${t('effect.acceptedAt', { date: instantName(effect.acceptedAt) })}` : ''}
        </p>
      </div>
    </Panel>
  );
}

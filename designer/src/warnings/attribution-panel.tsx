import type { Attribution } from '@zhengai/engine';
import type { WarningDetail } from '@zhengai/runtime/contract';
import { useTranslation } from 'react-i18next';
import { useValueText } from '../amount/index.js';
import { useLocalized } from '../i18n/index.js';
import { Panel } from '../page/index.js';
import { usePeriodName } from '../period/index.js';
import styles from './warning-page.module.css';

/** What was found about the cause: evidence to think with, no verdict. */
export function AttributionPanel({ detail }: { readonly detail: WarningDetail }) {
  const { t } = useTranslation('warnings');
  const localized = useLocalized();
  const { attribution, indicator, warning } = detail;
  return (
    <Panel title={t('attribution.title')}>
      {attribution ? (
        <>
          <p className={styles.prose}>{localized(attribution.sentence)}</p>
          <Evidence attribution={attribution} unit={indicator?.unit ?? warning.unit} />
        </>
      ) : (
        <p className={styles.absent}>{t('attribution.none')}</p>
      )}
    </Panel>
  );
}

interface EvidenceProps {
  readonly attribution: Attribution;
  readonly unit: string | null;
}

function Evidence({ attribution, unit }: EvidenceProps) {
  const { t } = useTranslation('warnings');
  const valueText = useValueText();
  const periodName = usePeriodName();
  const { change, worsening, peers } = attribution;
  const { rank, of = 0, median } = peers ?? {};
  /** A difference of shares is told in percentage points. */
  const difference = (by: number) =>
    unit === '%' ? t('attribution.points', { value: valueText(by) }) : valueText(by, unit);
  const facts: (readonly [name: string, value: string | undefined])[] = [
    [t('attribution.rank', { of }), rank === undefined ? undefined : t('attribution.place', { rank })],
    [t('attribution.median'), median === undefined ? undefined : valueText(median, unit)],
    [
      t('attribution.change', { period: change ? periodName(change.period) : '' }),
      change && signed(change.by, difference(Math.abs(change.by))),
    ],
    [t('attribution.worsening'), worsening ? t('attribution.periods', { count: worsening }) : undefined],
  ];
  const known = facts.filter(([, value]) => value !== undefined);
  if (known.length === 0) return null;
  return (
    <dl className={styles.evidence}>
      {known.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function signed(value: number, text: string | undefined): string {
  return `${value > 0 ? '+' : value < 0 ? '−' : ''}${text ?? ''}`;
}

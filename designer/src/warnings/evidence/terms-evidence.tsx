import type { Attribution, TermPart, TermSplit } from '@zhengai/engine';
import { useTranslation } from 'react-i18next';
import { useValueText } from '../../amount/index.js';
import { useLocalized } from '../../i18n/index.js';
import { usePeriodName } from '../../period/index.js';
import styles from './evidence.module.css';
import { useAmounts } from './use-amounts.js';
import { Waterfall } from './waterfall.js';

interface TermsEvidenceProps {
  readonly attribution: Attribution;
  readonly terms: TermSplit;
}

/** What of the change came from which quantity of the formula. */
export function TermsEvidence({ attribution, terms }: TermsEvidenceProps) {
  const { t } = useTranslation('warnings');
  const localized = useLocalized();
  const periodName = usePeriodName();
  const valueText = useValueText();
  const { amount, signed } = useAmounts(attribution);
  const { change, period, value } = attribution;
  const noteOf = ({ from, to, unit }: TermPart) =>
    from === null && to === null
      ? ''
      : t('attribution.fromTo', {
          from: valueText(from, unit) ?? t('history.missing'),
          to: valueText(to, unit) ?? t('history.missing'),
        });
  const end = (key: string, name: string, at: number) => ({
    key,
    name,
    kind: 'level' as const,
    value: at,
    text: amount(at),
  });
  const to = value ?? 0;
  return (
    <>
      <Waterfall
        label={t('attribution.byTerm')}
        rows={[
          end('from', periodName(terms.period), change?.from ?? to - terms.by),
          ...terms.parts.map((part, index) => ({
            key: part.facts[0] ?? String(index),
            name: localized(part.label),
            kind: 'step' as const,
            value: part.effect,
            text: signed(part.effect),
            note: noteOf(part),
            isVague: part.facts.length > 1,
          })),
          end('to', period ? periodName(period) : t('attribution.now'), to),
        ]}
      />
      <p className={styles.method}>{t('attribution.termsMethod')}</p>
    </>
  );
}

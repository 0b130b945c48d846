import type { Attribution, UnitGap } from '@zhengai/engine';
import { useTranslation } from 'react-i18next';
import { useAmounts } from './use-amounts.js';
import { Waterfall } from './waterfall.js';

interface GapEvidenceProps {
  readonly attribution: Attribution;
  readonly gap: UnitGap;
}

/** From the line judged against to the value, sub-unit by sub-unit. */
export function GapEvidence({ attribution, gap }: GapEvidenceProps) {
  const { t } = useTranslation('warnings');
  const { amount, share, signed } = useAmounts(attribution);
  const value = Math.round((gap.reference + gap.by) * 10 ** gap.decimals) / 10 ** gap.decimals;
  return (
    <Waterfall
      label={t('attribution.gap')}
      rows={[
        {
          key: 'line',
          name: gap.against === 'line' ? t('history.line') : t('attribution.median'),
          kind: 'level',
          value: gap.reference,
          text: amount(gap.reference),
        },
        ...gap.parts.map(({ at, effect, name, unit }, index) => ({
          key: unit ?? String(index),
          name: unit === null ? name || t('attribution.others', { count: gap.merged }) : name,
          kind: 'step' as const,
          value: effect,
          text: signed(effect),
          isVague: unit === null,
          note: at ? t('attribution.partOfGap', { value: amount(at.value), share: share(at.share) }) : '',
        })),
        { key: 'value', name: t('attribution.now'), kind: 'level', value, text: amount(value) },
      ]}
    />
  );
}

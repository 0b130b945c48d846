import type { Attribution, UnitPart, UnitSplit } from '@zhengai/engine';
import { useTranslation } from 'react-i18next';
import { useLocalized } from '../../i18n/index.js';
import { usePeriodName } from '../../period/index.js';
import styles from './evidence.module.css';
import type { WaterfallRow } from './place-rows.js';
import { useAmounts } from './use-amounts.js';
import { Waterfall } from './waterfall.js';

interface UnitsEvidenceProps {
  readonly attribution: Attribution;
  readonly units: UnitSplit;
}

/** From the value before to the value now, sub-unit by sub-unit. */
export function UnitsEvidence({ attribution, units }: UnitsEvidenceProps) {
  const { t } = useTranslation('warnings');
  const localized = useLocalized();
  const periodName = usePeriodName();
  const { amount, signed } = useAmounts(attribution);
  const noteOf = usePartNote(attribution, units);
  const nameOf = usePartName(units);
  const now = attribution.period ? periodName(attribution.period) : t('attribution.now');
  const level = (key: string, name: string, value: number): WaterfallRow => ({
    key,
    name,
    kind: 'level',
    value,
    text: amount(value),
  });
  const step = (key: string, name: string, value: number): WaterfallRow => ({
    key,
    name,
    kind: 'step',
    value,
    text: signed(value),
  });
  const ends = (between: readonly WaterfallRow[]) => [
    level('from', periodName(units.period), units.from),
    ...between,
    level('to', now, units.to),
  ];
  const effects = [
    step('within', t('attribution.within', { unit: localized(units.unitName) }), units.within),
    step('composition', t('attribution.composition'), units.composition),
    ...(units.turnover === 0 ? [] : [step('turnover', t('attribution.turnover'), units.turnover)]),
  ];
  const parts = units.parts.map((part, index) => ({
    ...step(part.unit ?? `${part.status}${String(index)}`, nameOf(part), part.effect),
    isVague: part.unit === null,
    note: noteOf(part),
  }));
  return (
    <>
      {units.kind === 'ratio' ? (
        <>
          <h3 className={styles.heading}>{t('attribution.byEffect')}</h3>
          <Waterfall label={t('attribution.byEffect')} rows={ends(effects)} />
        </>
      ) : null}
      <h3 className={styles.heading}>{t('attribution.byUnit', { unit: localized(units.unitName) })}</h3>
      <Waterfall label={t('attribution.byUnit', { unit: localized(units.unitName) })} rows={ends(parts)} />
      <p className={styles.method}>{t('attribution.unitsMethod')}</p>
    </>
  );
}

function usePartName({ merged }: UnitSplit): (part: UnitPart) => string {
  const { t } = useTranslation('warnings');
  return ({ name, status }) => {
    if (status === 'rest') return t('attribution.rest');
    return status === 'others' ? t('attribution.others', { count: merged }) : name;
  };
}

/** How its own value and its share went, and what each did. */
function usePartNote(attribution: Attribution, { kind }: UnitSplit): (part: UnitPart) => string {
  const { t } = useTranslation('warnings');
  const { amount, share, signed } = useAmounts(attribution);
  return ({ after, before, composition, status, within }) => {
    if (status !== 'continuing') return t(`attribution.status.${status}`);
    if (!before || !after) return '';
    if (kind === 'sum')
      return t('attribution.partOfSum', { before: amount(before.value), after: amount(after.value) });
    return t('attribution.partOfRatio', {
      before: amount(before.value),
      after: amount(after.value),
      shareBefore: share(before.share),
      shareAfter: share(after.share),
      within: signed(within),
      composition: signed(composition),
    });
  };
}

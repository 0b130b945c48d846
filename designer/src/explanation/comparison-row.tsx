import type { ComparisonExplanation, Operand } from '@zhengai/engine';
import { useTranslation } from 'react-i18next';
import { useValueText } from '../amount/index.js';
import { useLocalized } from '../i18n/index.js';
import { useInstantName, usePeriodName } from '../period/index.js';
import { TruthMark } from '../verdict/index.js';
import styles from './explanation.module.css';
import { operatorWords } from './operator-words.js';

/** One comparison: what was found, how it was compared, with what, and what came of it; the sources below. */
export function ComparisonRow({ comparison }: { readonly comparison: ComparisonExplanation }) {
  const { t } = useTranslation('explanation');
  return (
    <>
      <div className={styles.row}>
        <OperandWords operand={comparison.left} />
        <span className={styles.operator}>{operatorWords(comparison.operator, t)}</span>
        <OperandWords operand={comparison.right} />
        <span className={styles.truth}>
          <TruthMark truth={comparison.truth} />
        </span>
      </div>
      <Sources left={comparison.left} right={comparison.right} />
    </>
  );
}

function OperandWords({ operand }: { readonly operand: Operand }) {
  const { t } = useTranslation('explanation');
  const localized = useLocalized();
  const valueText = useValueText();
  const text = valueText(operand.value, operand.unit);
  const label = localized(operand.label);
  const value =
    text === undefined ? (
      <span className={styles.missing}>{t('missing')}</span>
    ) : (
      <strong className={styles.value}>{text}</strong>
    );
  // A value written in the rule is its own label.
  if (!operand.ref) return <span className={styles.operand}>{value}</span>;
  return (
    <span className={styles.operand}>
      <span>{label}</span> {value}
    </span>
  );
}

function Sources({ left, right }: { readonly left: Operand; readonly right: Operand }) {
  const parts = [useSourceWords(left), useSourceWords(right)].filter((words) => words !== '');
  if (parts.length === 0) return null;
  return (
    <ul className={styles.sources}>
      {parts.map((words) => (
        <li key={words}>{words}</li>
      ))}
    </ul>
  );
}

function useSourceWords(operand: Operand): string {
  const { t } = useTranslation('explanation');
  const localized = useLocalized();
  const periodName = usePeriodName();
  const instantName = useInstantName();
  const { source } = operand;
  if (!source) return '';
  const parts = [
    source.period ? periodName(source.period) : '',
    source.source ? t('from', { source: source.source }) : '',
    source.knownAt ? t('knownAt', { date: instantName(source.knownAt) }) : '',
    source.clause ?? '',
  ].filter((part) => part !== '');
  if (parts.length === 0) return '';
  return `${localized(operand.label)}${t('colon')}${parts.join(' · ')}`;
}

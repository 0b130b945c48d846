import { checkIndicator, periodKindName, type Dictionary, type Indicator } from '@zhengai/engine';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sameBody, WorkshopFrame, type DefinitionLife } from '../definitions/index.js';
import { filledText, UndoButtons, useEditing } from '../editing/index.js';
import { useLanguage, useLocalized } from '../i18n/index.js';
import { BackLink } from '../page/index.js';
import { FormulaPanel } from './formula-panel.js';
import { replaceIndicator } from './indicator-command.js';
import { IndicatorProperties } from './indicator-properties.js';
import { TrialPanel } from './trial-panel.js';
import styles from './indicator-page.module.css';

interface IndicatorWorkshopProps {
  readonly life: DefinitionLife;
  readonly dictionary: Dictionary;
  readonly saved: Indicator;
}

/** Formulas and properties of one indicator; beside them what it would give. */
export function IndicatorWorkshop({ life, dictionary, saved }: IndicatorWorkshopProps) {
  const { t } = useTranslation('formula-editor');
  const language = useLanguage();
  const localized = useLocalized();
  const isFrozen = life.current?.status === 'inReview';
  const editing = useEditing(replaceIndicator, () => saved, isFrozen);
  const indicator = editing.history.document;
  const [tried, setTried] = useState(0);
  const findings = useMemo(() => checkIndicator(indicator, dictionary), [indicator, dictionary]);
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const name = filledText(indicator.name);
  const body = name && { ...indicator, name };
  const changed = !sameBody(body ?? indicator, saved);
  const level = dictionary.levels.find(({ code }) => code === indicator.level);
  const describe = (version: unknown) =>
    (version as Indicator).bases.map(({ code, name: basis, formula }) => (
      <p key={code}>
        {localized(basis)}
        {t('colon')}
        {formula}
      </p>
    ));
  const basis = indicator.bases[Math.min(tried, indicator.bases.length - 1)];
  return (
    <WorkshopFrame
      title={localized(indicator.name) || t('unnamed')}
      back={<BackLink to="/indicators">{t('backToList')}</BackLink>}
      lead={[
        level && localized(level.name),
        t('each', { period: periodKindName(indicator.periodKind)[language] }),
      ]
        .filter(Boolean)
        .join(' · ')}
      isFrozen={isFrozen}
      tools={isFrozen ? undefined : <UndoButtons editing={editing} />}
      life={life}
      body={body}
      changed={changed}
      errors={errors}
      describe={describe}
      onRestore={(version) => {
        editing.perform(version as Indicator);
      }}
    >
      <div className={styles.columns}>
        <div className={styles.formulas}>
          {indicator.bases.map((each, index) => (
            <FormulaPanel
              key={each.code}
              indicator={indicator}
              index={index}
              dictionary={dictionary}
              findings={findings}
              isFrozen={isFrozen}
              isTried={each === basis}
              onTry={() => {
                setTried(index);
              }}
              onChange={(formula) => {
                editing.perform(withFormula(indicator, index, formula), `formula ${each.code}`);
              }}
            />
          ))}
          {basis ? (
            <TrialPanel indicator={indicator} basis={basis} dictionary={dictionary} isSound={errors === 0} />
          ) : null}
        </div>
        <IndicatorProperties
          indicator={indicator}
          onChange={(next, grows) => {
            editing.perform(next, grows);
          }}
        />
      </div>
    </WorkshopFrame>
  );
}

/** The map of names belongs to the formula it was made for. */
function withFormula(indicator: Indicator, at: number, formula: string): Indicator {
  return {
    ...indicator,
    bases: indicator.bases.map((basis, index) => {
      const { names: _, ...rest } = basis;
      return index === at ? { ...rest, formula } : basis;
    }),
  };
}

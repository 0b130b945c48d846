import { checkFormula, type Diagnostic, type Dictionary, type Indicator } from '@zhengai/engine';
import { Button } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage, useLocalized } from '../i18n/index.js';
import { CodeEditor } from '../monaco/index.js';
import { Panel } from '../page/index.js';
import {
  FORMULA_LANGUAGE,
  formulaMarkers,
  registerFormulaLanguage,
  setFormulaWorld,
} from './formula-language.js';
import { UsedNames } from './used-names.js';
import styles from './indicator-page.module.css';

interface FormulaPanelProps {
  readonly indicator: Indicator;
  /** Which of the indicator's bases. */
  readonly index: number;
  readonly dictionary: Dictionary;
  /** Of the whole indicator. */
  readonly findings: readonly Diagnostic[];
  readonly isFrozen: boolean;
  /** Whether the values below are computed by this formula. */
  readonly isTried: boolean;
  readonly onTry: () => void;
  readonly onChange: (formula: string) => void;
}

/** One formula with what is wrong with it and what it is made of. */
export function FormulaPanel(props: FormulaPanelProps) {
  const { t } = useTranslation('formula-editor');
  const language = useLanguage();
  const localized = useLocalized();
  const { indicator, index, dictionary, findings, isFrozen, isTried, onTry, onChange } = props;
  const { level, code } = indicator;
  const basis = indicator.bases[index];
  const formula = basis?.formula ?? '';
  const check = useMemo(
    () => checkFormula(formula, dictionary, level, { self: { kind: 'indicator', code } }),
    [formula, dictionary, level, code],
  );
  const markers = useMemo(
    () => formulaMarkers(formula, check.diagnostics, language),
    [formula, check.diagnostics, language],
  );
  if (!basis) return null;
  setFormulaWorld({ dictionary, level, self: code, language });
  const own = findings.filter(({ path }) => path.includes(`/bases/${index}`) || !path.includes('/bases/'));
  return (
    <Panel
      title={t('basis', { name: localized(basis.name) })}
      aside={
        indicator.bases.length > 1 && !isTried ? (
          <Button type="link" size="small" onClick={onTry}>
            {t('tryThis')}
          </Button>
        ) : null
      }
    >
      <CodeEditor
        value={formula}
        codeLanguage={FORMULA_LANGUAGE}
        label={t('formula')}
        name={basis.code}
        singleLine
        readOnly={isFrozen}
        prepare={registerFormulaLanguage}
        markers={markers}
        onChange={onChange}
      />
      <div aria-live="polite">
        {own.length > 0 ? (
          <ul className={styles.findings} data-testid="formula-findings">
            {own.map(({ path, code: finding, message, from, severity }) => (
              <li key={`${path} ${finding} ${String(from)}`} data-severity={severity}>
                {localized(message)}
              </li>
            ))}
          </ul>
        ) : (
          <p className={styles.sound}>{t('sound')}</p>
        )}
      </div>
      <UsedNames names={check.names} dictionary={dictionary} />
      <p className={styles.hint}>{t('hint')}</p>
    </Panel>
  );
}

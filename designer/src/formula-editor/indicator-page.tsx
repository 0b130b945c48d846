import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { checkIndicator, type Dictionary, type Indicator } from '@zhengai/engine';
import { Form, Input, InputNumber, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  DefinitionActions,
  dictionaryQuery,
  useDefinition,
  type DefinitionLife,
} from '../definitions/index.js';
import { useLanguage, useLocalized } from '../i18n/index.js';
import { CodeEditor } from '../monaco/index.js';
import { BackLink, Bones, PageFrame, Panel } from '../page/index.js';
import { ProblemNote } from '../problem/index.js';
import {
  FORMULA_LANGUAGE,
  formulaMarkers,
  registerFormulaLanguage,
  setFormulaWorld,
} from './formula-language.js';
import styles from './indicator-page.module.css';

/** `/indicators/$code`: one indicator and its formula. */
export function IndicatorPage() {
  const { t } = useTranslation('formula-editor');
  const { code } = useParams({ from: '/indicators/$code' });
  const life = useDefinition('indicator', code);
  const world = useQuery(dictionaryQuery);
  const error = world.error ?? (life.current ? undefined : life.error);
  if (!life.current || !world.data) {
    return (
      <PageFrame title={t('indicator')}>
        {error ? <ProblemNote error={error} /> : <Bones rows={8} height={40} />}
      </PageFrame>
    );
  }
  return (
    <IndicatorForm
      key={code}
      life={life}
      dictionary={world.data.dictionary}
      saved={life.current.body as Indicator}
    />
  );
}

interface IndicatorFormProps {
  readonly life: DefinitionLife;
  readonly dictionary: Dictionary;
  readonly saved: Indicator;
}

function IndicatorForm({ life, dictionary, saved }: IndicatorFormProps) {
  const { t } = useTranslation('formula-editor');
  const language = useLanguage();
  const localized = useLocalized();
  const [indicator, setIndicator] = useState(saved);
  const findings = useMemo(() => checkIndicator(indicator, dictionary), [indicator, dictionary]);
  const sound = !findings.some(({ severity }) => severity === 'error');
  const level = dictionary.levels.find(({ code }) => code === indicator.level);
  setFormulaWorld({ dictionary, level: indicator.level, language });
  const setFormula = (index: number, formula: string): void => {
    setIndicator((before) => ({
      ...before,
      bases: before.bases.map((basis, i) => {
        const { names: _, ...rest } = basis;
        return i === index ? { ...rest, formula } : basis;
      }),
    }));
  };
  return (
    <PageFrame
      title={localized(indicator.name)}
      back={<BackLink to="/indicators">{t('backToList')}</BackLink>}
      lead={[level && localized(level.name), t(`period.${indicator.periodKind}`)].filter(Boolean).join(' · ')}
      actions={
        <DefinitionActions
          life={life}
          body={sound ? indicator : undefined}
          changed={JSON.stringify(indicator) !== JSON.stringify(saved)}
        />
      }
    >
      {life.error ? <ProblemNote error={life.error} /> : null}
      <div className={styles.columns}>
        <div className={styles.formulas}>
          {indicator.bases.map((basis, index) => (
            <Panel key={basis.code} title={t('basis', { name: localized(basis.name) })}>
              <CodeEditor
                value={basis.formula}
                codeLanguage={FORMULA_LANGUAGE}
                label={t('formula')}
                name={basis.code}
                singleLine
                prepare={registerFormulaLanguage}
                markers={formulaMarkers(basis.formula, dictionary, indicator.level, indicator.code, language)}
                onChange={(formula) => {
                  setFormula(index, formula);
                }}
              />
              <p className={styles.hint}>{t('hint')}</p>
            </Panel>
          ))}
          {findings.length > 0 ? (
            <ul className={styles.findings} aria-live="polite" data-testid="formula-findings">
              {findings.map(({ path, code, message, from }) => (
                <li key={`${path} ${code} ${String(from)}`}>{localized(message)}</li>
              ))}
            </ul>
          ) : (
            <p className={styles.sound} aria-live="polite">
              {t('sound')}
            </p>
          )}
        </div>
        <Panel title={t('properties')}>
          <Form layout="vertical" component="div">
            <Form.Item label={t('name')} htmlFor="indicator-name">
              <Input
                id="indicator-name"
                value={indicator.name[language]}
                onChange={({ target }) => {
                  setIndicator({ ...indicator, name: { ...indicator.name, [language]: target.value } });
                }}
              />
            </Form.Item>
            <Form.Item label={t('unit')} htmlFor="indicator-unit">
              <Input
                id="indicator-unit"
                value={indicator.unit ?? ''}
                onChange={({ target }) => {
                  const { unit: _, ...rest } = indicator;
                  setIndicator(target.value === '' ? rest : { ...rest, unit: target.value });
                }}
              />
            </Form.Item>
            <Form.Item label={t('decimals')} htmlFor="indicator-decimals">
              <InputNumber
                id="indicator-decimals"
                min={0}
                max={10}
                precision={0}
                value={indicator.decimals}
                onChange={(decimals) => {
                  setIndicator({ ...indicator, decimals: decimals ?? 0 });
                }}
              />
            </Form.Item>
            <Form.Item label={t('direction')} htmlFor="indicator-direction">
              <Select
                id="indicator-direction"
                value={indicator.direction}
                options={(['higher', 'lower', 'range'] as const).map((value) => ({
                  value,
                  label: t(`better.${value}`),
                }))}
                onChange={(direction) => {
                  setIndicator({ ...indicator, direction });
                }}
              />
            </Form.Item>
          </Form>
        </Panel>
      </div>
    </PageFrame>
  );
}

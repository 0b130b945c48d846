import type { Dictionary, Rule, RuleEvaluation } from '@zhengai/engine';
import { Drawer, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ExplanationTree } from '../../explanation/index.js';
import { useLocalized } from '../../i18n/index.js';
import { Bones } from '../../page/index.js';
import { usePeriodName } from '../../period/index.js';
import { SimulationFailed } from '../../simulation/index.js';
import { HistoryBars } from './history-bars.js';
import { PreviewResult } from './preview-result.js';
import styles from './preview.module.css';
import { usePreview } from './use-preview.js';

interface PreviewPanelProps {
  readonly dictionary: Dictionary;
  readonly rule: Rule | undefined;
  /** The version in force, where the rule is another one now. */
  readonly released: Rule | undefined;
}

/** The consequence beside the choice: how many and who, in a chosen period, as the rule is drawn. */
export function PreviewPanel({ dictionary, rule, released }: PreviewPanelProps) {
  const { t } = useTranslation('rule-designer');
  const localized = useLocalized();
  const periodName = usePeriodName();
  const [period, setPeriod] = useState<string>();
  const [explained, setExplained] = useState<{ name: string; evaluation: RuleEvaluation }>();
  const { grid, state, simulator, hasData } = usePreview(dictionary, rule, released, period);
  if (!rule) return <p className={styles.quiet}>{t('preview.unfinished')}</p>;
  if (!hasData) return <p className={styles.quiet}>{t('preview.noData')}</p>;
  if (state.kind === 'failed') {
    const { error } = state;
    return (
      <p className={styles.quiet}>
        {error instanceof SimulationFailed ? localized(error.detail) : t('preview.failed')}
      </p>
    );
  }
  if (!grid || state.kind === 'waiting') return <Bones rows={6} height={22} />;
  const { result, isOld } = state;
  if (result.history.length === 0) return <p className={styles.quiet}>{t('preview.noData')}</p>;
  const indicator = dictionary.indicators.find(({ code }) => code === rule.indicator);
  const explain = (code: string, name: string): void => {
    simulator?.explain(rule, code, result.period).then(
      (evaluation) => {
        setExplained({ name, evaluation });
      },
      () => {
        setExplained(undefined);
      },
    );
  };
  return (
    <div className={styles.result} data-old={isOld} aria-busy={isOld}>
      <HistoryBars history={result.history} current={result.period} onChoose={setPeriod} />
      <p className={styles.total}>
        {t('preview.total', {
          periods: result.history.length,
          warnings: result.history.reduce((sum, { opened }) => sum + opened, 0),
          subjects: result.warnedSubjects,
        })}
      </p>
      <Select
        aria-label={t('preview.period')}
        className={styles.period ?? ''}
        disabled={false}
        value={result.period}
        options={grid.periods.map((value) => ({ value, label: periodName(value) })).reverse()}
        onChange={setPeriod}
      />
      <PreviewResult
        result={result}
        unit={indicator?.unit}
        opensAfter={rule.lifeCycle.opensAfter}
        isCompared={released !== undefined}
        onExplain={explain}
      />
      <Drawer
        open={explained !== undefined}
        title={explained && `${explained.name} · ${periodName(result.period)}`}
        size="large"
        onClose={() => {
          setExplained(undefined);
        }}
      >
        {explained ? <ExplanationTree explanation={explained.evaluation.explanation} /> : null}
      </Drawer>
    </div>
  );
}

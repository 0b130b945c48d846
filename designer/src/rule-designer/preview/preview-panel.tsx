import type { Dictionary, Rule, RuleEvaluation } from '@zhengai/engine';
import { Drawer, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ExplanationTree } from '../../explanation/index.js';
import { Bones } from '../../page/index.js';
import { usePeriodName } from '../../period/index.js';
import { SimulationFailed, type Simulated } from '../simulation/index.js';
import { useLocalized } from '../../i18n/index.js';
import styles from './preview.module.css';
import { usePreview } from './use-preview.js';

interface PreviewPanelProps {
  readonly dictionary: Dictionary;
  readonly rule: Rule | undefined;
}

const SHOWN = 200;

/** The consequence beside the choice: how many and who, in a chosen period, as the rule is drawn. */
export function PreviewPanel({ dictionary, rule }: PreviewPanelProps) {
  const { t } = useTranslation('rule-designer');
  const localized = useLocalized();
  const periodName = usePeriodName();
  const [period, setPeriod] = useState<string>();
  const [explained, setExplained] = useState<{ name: string; evaluation: RuleEvaluation }>();
  const { grid, result, error, simulator } = usePreview(dictionary, rule, period);
  const indicator = dictionary.indicators.find(({ code }) => code === rule?.indicator);
  if (!rule) return <p className={styles.quiet}>{t('preview.unfinished')}</p>;
  if (error) {
    return (
      <p className={styles.quiet}>
        {error instanceof SimulationFailed ? localized(error.detail) : t('preview.failed')}
      </p>
    );
  }
  if (!grid || !result) return <Bones rows={6} height={22} />;
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
    <div aria-live="polite">
      <Select
        aria-label={t('preview.period')}
        className={styles.period ?? ''}
        value={result.period}
        options={grid.periods.map((value) => ({ value, label: periodName(value) })).reverse()}
        onChange={setPeriod}
      />
      <History history={result.history} current={result.period} onChoose={setPeriod} />
      <p className={styles.count} data-testid="preview-count" data-count={result.triggered.length}>
        {t('preview.count', { count: result.triggered.length, subjects: result.subjects })}
        {result.unknown > 0 ? (
          <span className={styles.unknown}>{t('preview.unknown', { count: result.unknown })}</span>
        ) : null}
      </p>
      <ul className={styles.subjects}>
        {result.triggered.slice(0, SHOWN).map(({ code, name, value }) => (
          <li key={code}>
            <button
              type="button"
              onClick={() => {
                explain(code, name);
              }}
            >
              <span>{name}</span>
              <span className={styles.value}>{value === null ? '' : `${value}${indicator?.unit ?? ''}`}</span>
            </button>
          </li>
        ))}
      </ul>
      {result.triggered.length > SHOWN ? (
        <p className={styles.quiet}>{t('preview.more', { count: result.triggered.length - SHOWN })}</p>
      ) : null}
      <Drawer
        open={explained !== undefined}
        title={explained?.name}
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

/** How often the conditions held in each period; a bar can be chosen. */
function History({
  history,
  current,
  onChoose,
}: {
  readonly history: Simulated['history'];
  readonly current: string;
  readonly onChoose: (period: string) => void;
}) {
  const { t } = useTranslation('rule-designer');
  const periodName = usePeriodName();
  const most = Math.max(1, ...history.map(({ triggered }) => triggered));
  return (
    <ul className={styles.history} aria-label={t('preview.history')}>
      {history.map(({ period, triggered }) => (
        <li key={period}>
          <button
            type="button"
            aria-pressed={period === current}
            title={`${periodName(period)}: ${triggered}`}
            aria-label={`${periodName(period)}: ${triggered}`}
            onClick={() => {
              onChoose(period);
            }}
          >
            <span style={{ height: `${(triggered / most) * 100}%` }} />
          </button>
        </li>
      ))}
    </ul>
  );
}

import type { Basis, Dictionary, Indicator } from '@zhengai/engine';
import { Select } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useValueText } from '../amount/index.js';
import { useLocalized } from '../i18n/index.js';
import { Bones, Panel } from '../page/index.js';
import { usePeriodName } from '../period/index.js';
import {
  needOfIndicator,
  SimulationFailed,
  useLevelData,
  useTrial,
  type TriedIndicator,
} from '../simulation/index.js';
import { summaryOf } from './trial-summary.js';
import { TrialTable } from './trial-table.js';
import styles from './indicator-page.module.css';

interface TrialPanelProps {
  readonly indicator: Indicator;
  readonly basis: Basis;
  readonly dictionary: Dictionary;
  readonly isSound: boolean;
}

/** What a formula gives on the newest data, as it is typed: computed by the engine in the worker. */
export function TrialPanel({ indicator, basis, dictionary, isSound }: TrialPanelProps) {
  const { t } = useTranslation('formula-editor');
  const localized = useLocalized();
  const periodName = usePeriodName();
  const valueText = useValueText();
  const [period, setPeriod] = useState<string>();
  const need = useMemo(
    () => (isSound ? needOfIndicator(dictionary, indicator) : undefined),
    [isSound, dictionary, indicator],
  );
  const { grid, simulator, error } = useLevelData(dictionary, need);
  const { code } = basis;
  const ask = useCallback(async (): Promise<TriedIndicator> => {
    if (!grid || !simulator) throw new Error('nothing to try');
    return simulator.tryIndicator(indicator, code, period ?? grid.periods.at(-1) ?? '');
  }, [indicator, code, period, grid, simulator]);
  const state = useTrial(!isSound ? 'later' : !need ? undefined : grid && simulator ? ask : 'later');
  const failure = error ?? (state.kind === 'failed' ? state.error : undefined);
  const result = state.kind === 'shown' ? state.result : undefined;
  const summary = useMemo(() => result && summaryOf(result, indicator), [result, indicator]);
  const text = (value: number | undefined): string =>
    value === undefined ? '' : (valueText(value, indicator.unit) ?? '');
  return (
    <Panel
      title={t('trial.title', { basis: localized(basis.name) })}
      aside={
        grid && result ? (
          <Select
            size="small"
            disabled={false}
            aria-label={t('trial.period')}
            value={result.period}
            options={grid.periods.map((value) => ({ value, label: periodName(value) })).reverse()}
            onChange={setPeriod}
          />
        ) : null
      }
    >
      {failure ? (
        <p className={styles.hint}>
          {failure instanceof SimulationFailed ? localized(failure.detail) : t('trial.failed')}
        </p>
      ) : summary && result ? (
        <div data-old={state.kind === 'shown' && state.isOld} className={styles.trial}>
          <p className={styles.counts} data-testid="trial-counts" data-known={summary.rows.length}>
            {t('trial.counts', { count: result.values.length, known: summary.rows.length })}
            {summary.rows.length > 1
              ? t('trial.spread', {
                  least: text(summary.least),
                  median: text(summary.median),
                  greatest: text(summary.greatest),
                })
              : ''}
          </p>
          <TrialTable summary={summary} unit={indicator.unit} />
        </div>
      ) : !isSound ? (
        <p className={styles.hint}>{t('trial.unsound')}</p>
      ) : !need ? (
        <p className={styles.hint}>{t('trial.noData')}</p>
      ) : (
        <Bones rows={6} height={28} />
      )}
    </Panel>
  );
}

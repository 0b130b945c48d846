import type { ReplayedWarningView, ReplayView } from '@zhengai/runtime/contract';
import { useTranslation } from 'react-i18next';
import { useLocalized } from '../i18n/index.js';
import { Panel } from '../page/index.js';
import { PeriodChart } from './period-chart.js';
import styles from './replay.module.css';
import { WarningTable } from './warning-table.js';

const MS_OF_A_MONTH = 30.4 * 24 * 60 * 60 * 1000;

/** What would have opened: in a sentence, along time, for whom, and the work that comes of it. */
export function ReplayResult({ view }: { readonly view: ReplayView }) {
  const { t } = useTranslation('replay');
  const localized = useLocalized();
  const { comparison, replay } = view;
  const opened = replay.warnings.length;
  const aMonth = Math.round((opened / Math.max(1, monthsBetween(replay.from, replay.to))) * 10) / 10;
  const ended = replay.warnings.filter(({ resolvedOn }) => resolvedOn !== undefined).map(({ days }) => days);
  return (
    <div className={styles.result}>
      <Panel title={t('sum')}>
        <p className={styles.sentence}>
          {t('opened', { count: opened, aMonth })}
          {ended.length > 0 ? ` ${t('lasting', { count: Math.round(median(ended)) })}` : ''}
          {replay.standing > 0 ? ` ${t('standing', { count: replay.standing })}` : ''}
        </p>
        <p className={styles.soft}>
          {t('judged', { count: replay.judged, subjectPeriods: replay.subjectPeriods })}
        </p>
        {replay.problems.map((problem, index) => (
          <p key={index} className={styles.problem}>
            {localized(problem.message)}
          </p>
        ))}
        <PeriodChart replay={replay} compared={view.compared} />
      </Panel>
      {comparison ? (
        <Panel title={t('versions')}>
          <p className={styles.sentence}>
            {t('comparison', {
              more: comparison.onlyB.length,
              fewer: comparison.onlyA.length,
              same: comparison.same.length,
              differing: comparison.differing.length,
            })}
          </p>
          <Differences title={t('onlyDraft')} warnings={comparison.onlyB} view={view} />
          <Differences title={t('onlyReleased')} warnings={comparison.onlyA} view={view} />
        </Panel>
      ) : null}
      <Work view={view} />
      <Panel title={t('list')}>
        <WarningTable warnings={replay.warnings} view={view} />
      </Panel>
    </div>
  );
}

interface DifferencesProps {
  readonly title: string;
  readonly warnings: readonly ReplayedWarningView[];
  readonly view: ReplayView;
}

function Differences({ title, warnings, view }: DifferencesProps) {
  if (warnings.length === 0) return null;
  return (
    <>
      <h3 className={styles.heading}>{title}</h3>
      <WarningTable warnings={warnings} view={view} />
    </>
  );
}

function Work({ view }: { readonly view: ReplayView }) {
  const { t } = useTranslation('replay');
  const { departments, replay } = view;
  if (replay.work.length === 0) return null;
  return (
    <Panel title={t('work.title')}>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('work.department')}</th>
              <th scope="col">{t('work.warnings')}</th>
              <th scope="col">{t('work.tasks')}</th>
              <th scope="col">{t('work.days')}</th>
              <th scope="col">{t('work.most')}</th>
            </tr>
          </thead>
          <tbody>
            {replay.work.map((row, index) => (
              <tr key={index}>
                <th scope="row">
                  {row.department === null
                    ? t(row.qualityOffice ? 'work.office' : 'work.nobody')
                    : (departments[row.department] ?? row.department)}
                </th>
                <td>{row.warnings}</td>
                <td>{row.tasks}</td>
                <td>{row.workingDays}</td>
                <td>{row.mostAtOnce}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

function monthsBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / MS_OF_A_MONTH;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? 0)) / 2;
}

import { useQuery } from '@tanstack/react-query';
import type { Today, WarningList } from '@zhengai/runtime/contract';
import { Segmented, Select, Switch } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { WarningSearch } from '../addresses/index.js';
import { dictionaryQuery } from '../definitions/index.js';
import { useLocalized } from '../i18n/index.js';
import { SeverityShape } from '../verdict/index.js';
import type { SeverityColour } from '../theme/index.js';
import { currentStates } from './warning-queries.js';
import styles from './warning-list.module.css';

const stateChoices = [currentStates, 'pending', 'noData,error', 'resolved'] as const;

const ownFlags = ['assigned', 'muted'] as const;
const allFlags = ['mine', ...ownFlags, 'toConfirm'] as const;

interface WarningFiltersProps {
  readonly search: WarningSearch;
  readonly counts: WarningList['counts'] | undefined;
  readonly today: Today | undefined;
  readonly canSeeAll: boolean;
  readonly onChange: (change: { [K in keyof WarningSearch]: WarningSearch[K] | undefined }) => void;
}

export function WarningFilters({ search, counts, today, canSeeAll, onChange }: WarningFiltersProps) {
  const { t } = useTranslation('warnings');
  const localized = useLocalized();
  const flagId = useId();
  const rules = useQuery(dictionaryQuery).data?.dictionary.rules ?? [];
  const state = search.state ?? currentStates;

  const countOf = (states: string) =>
    counts === undefined ? undefined : states.split(',').reduce((sum, one) => sum + (counts[one] ?? 0), 0);

  return (
    <div className={styles.filters} role="group" aria-label={t('filter.label')}>
      <Segmented
        aria-label={t('filter.state')}
        value={state}
        onChange={(value) => onChange({ state: value === currentStates ? undefined : value })}
        options={stateChoices.map((choice) => ({
          value: choice,
          label: (
            <>
              {t(`filter.states.${choice.replace(',', '-')}`)}{' '}
              <span className={styles.count}>{countOf(choice) ?? ''}</span>
            </>
          ),
        }))}
      />
      <Select
        aria-label={t('filter.severity')}
        allowClear
        placeholder={t('filter.severity')}
        className={styles.select ?? ''}
        value={search.severity ?? null}
        onChange={(severity: string | null | undefined) => onChange({ severity: severity ?? undefined })}
        options={(today?.openBySeverity ?? []).map(({ code, name, colour }) => ({
          value: code,
          label: (
            <span className={styles.severityChoice}>
              <SeverityShape colour={colour as SeverityColour} />
              {localized(name)}
            </span>
          ),
        }))}
      />
      <Select
        aria-label={t('filter.level')}
        allowClear
        placeholder={t('filter.level')}
        className={styles.select ?? ''}
        value={search.level ?? null}
        onChange={(level: string | null | undefined) => onChange({ level: level ?? undefined })}
        options={(today?.openByLevel ?? []).map(({ level, name }) => ({
          value: level,
          label: localized(name),
        }))}
      />
      <Select
        aria-label={t('filter.rule')}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t('filter.rule')}
        className={styles.select ?? ''}
        value={search.rule ?? null}
        onChange={(rule: string | null | undefined) => onChange({ rule: rule ?? undefined })}
        options={rules.map(({ code, name }) => ({ value: code, label: localized(name) }))}
      />
      {(canSeeAll ? allFlags : ownFlags).map((flag) => (
        <label key={flag} className={styles.mine} htmlFor={`${flagId}-${flag}`}>
          <Switch
            id={`${flagId}-${flag}`}
            size="small"
            checked={search[flag] === true}
            onChange={(on) => onChange({ [flag]: on || undefined })}
          />
          {t(`filter.${flag}`)}
        </label>
      ))}
    </div>
  );
}

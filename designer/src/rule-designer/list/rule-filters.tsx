import type { Dictionary } from '@zhengai/engine';
import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/index.js';
import type { RuleFilter } from './rule-rows.js';
import styles from './rule-list.module.css';

const STATUSES = ['draft', 'inReview', 'released', 'retired'] as const;

interface RuleFiltersProps {
  readonly filter: RuleFilter;
  readonly dictionary: Dictionary;
  readonly count: number;
  readonly onChange: (filter: RuleFilter) => void;
}

/** Find a rule by its words, its level, where it stands. */
export function RuleFilters({ filter, dictionary, count, onChange }: RuleFiltersProps) {
  const { t } = useTranslation('rule-designer');
  const language = useLanguage();
  const { level, status, ...rest } = filter;
  return (
    <div className={styles.filters} role="search">
      <Input.Search
        allowClear
        aria-label={t('list.search')}
        placeholder={t('list.search')}
        value={filter.text}
        onChange={({ target }) => {
          onChange({ ...filter, text: target.value });
        }}
      />
      <Select
        aria-label={t('list.level')}
        value={level ?? ''}
        options={[
          { value: '', label: t('list.allLevels') },
          ...dictionary.levels.map(({ code, name }) => ({ value: code, label: name[language] })),
        ]}
        onChange={(value) => {
          onChange({ ...rest, ...(status ? { status } : {}), ...(value ? { level: value } : {}) });
        }}
      />
      <Select
        aria-label={t('list.status')}
        value={status ?? ''}
        options={[
          { value: '', label: t('list.allStatuses') },
          ...STATUSES.map((value) => ({ value, label: t(`definitions:status.${value}`) })),
        ]}
        onChange={(value: (typeof STATUSES)[number] | '') => {
          onChange({ ...rest, ...(level ? { level } : {}), ...(value ? { status: value } : {}) });
        }}
      />
      <span className={styles.count} aria-live="polite">
        {t('list.count', { count })}
      </span>
    </div>
  );
}

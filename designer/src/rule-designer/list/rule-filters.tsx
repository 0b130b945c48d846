import type { Dictionary } from '@zhengai/engine';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { ListFilters } from '../../definitions/index.js';
import type { RuleFilter } from './rule-rows.js';

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
  const { level, status, ...rest } = filter;
  return (
    <ListFilters
      searchText={t('list.search')}
      text={filter.text}
      onText={(text) => {
        onChange({ ...filter, text });
      }}
      levels={dictionary.levels}
      level={level ?? ''}
      onLevel={(value) => {
        onChange({ ...rest, ...(status ? { status } : {}), ...(value ? { level: value } : {}) });
      }}
      count={t('list.count', { count })}
    >
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
    </ListFilters>
  );
}

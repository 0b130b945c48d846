import type { Dictionary } from '@zhengai/engine';
import { Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocalized } from '../i18n/index.js';
import styles from './list-filters.module.css';

interface ListFiltersProps {
  /** What is searched. */
  readonly searchText: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly levels: Dictionary['levels'];
  /** Code; empty for all. */
  readonly level: string;
  readonly onLevel: (level: string) => void;
  /** How many are shown. */
  readonly count: string;
  /** Further filters. */
  readonly children?: ReactNode;
}

/** Find a definition by its words and its level. */
export function ListFilters(props: ListFiltersProps) {
  const { searchText, text, onText, levels, level, onLevel, count, children } = props;
  const { t } = useTranslation('definitions');
  const localized = useLocalized();
  return (
    <div className={styles.filters} role="search">
      <Input.Search
        allowClear
        aria-label={searchText}
        placeholder={searchText}
        value={text}
        onChange={({ target }) => {
          onText(target.value);
        }}
      />
      <Select
        aria-label={t('level')}
        value={level}
        options={[
          { value: '', label: t('allLevels') },
          ...levels.map(({ code, name }) => ({ value: code, label: localized(name) })),
        ]}
        onChange={onLevel}
      />
      {children}
      <span className={styles.count} aria-live="polite">
        {count}
      </span>
    </div>
  );
}

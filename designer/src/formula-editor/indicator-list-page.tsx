import { Link } from '@tanstack/react-router';
import type { Dictionary, Indicator } from '@zhengai/engine';
import type { DefinitionView } from '@zhengai/runtime/contract';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DefinitionListPage, DefinitionTable, ListFilters, StatusTag } from '../definitions/index.js';
import { useLanguage, useLocalized } from '../i18n/index.js';
import { NewIndicatorDialog } from './new-indicator-dialog.js';

/** `/indicators`: every indicator with its formula. */
export function IndicatorListPage() {
  const { t } = useTranslation('formula-editor');
  return (
    <DefinitionListPage
      kind="indicator"
      title={t('title')}
      lead={t('lead')}
      newText={t('new.title')}
      table={(definitions, { dictionary }) => (
        <IndicatorTable definitions={definitions} dictionary={dictionary} />
      )}
      dialog={(props) => <NewIndicatorDialog {...props} />}
    />
  );
}

function IndicatorTable({
  definitions,
  dictionary,
}: {
  readonly definitions: readonly DefinitionView[];
  readonly dictionary: Dictionary;
}) {
  const { t } = useTranslation('formula-editor');
  const language = useLanguage();
  const localized = useLocalized();
  const [text, setText] = useState('');
  const [level, setLevel] = useState('');
  const { levels } = dictionary;
  const shown = useMemo(() => {
    const order = (code: string): number => levels.find((known) => known.code === code)?.order ?? 1e9;
    return definitions
      .map((definition) => ({ ...definition, indicator: definition.body as Indicator }))
      .filter(({ indicator }) => level === '' || indicator.level === level)
      .filter(({ indicator: { name, bases } }) =>
        `${name[language]} ${bases.map(({ formula }) => formula).join(' ')}`
          .toLowerCase()
          .includes(text.trim().toLowerCase()),
      )
      .sort(
        (a, b) =>
          order(a.indicator.level) - order(b.indicator.level) ||
          a.indicator.name[language].localeCompare(b.indicator.name[language], language),
      );
  }, [definitions, levels, text, level, language]);
  return (
    <>
      <ListFilters
        searchText={t('list.search')}
        text={text}
        onText={setText}
        levels={levels}
        level={level}
        onLevel={setLevel}
        count={t('list.count', { count: shown.length })}
      />
      <DefinitionTable
        rows={shown}
        emptyText={t('list.empty')}
        columns={[
          {
            title: t('name'),
            width: '26%',
            render: (_, { code, indicator }) => (
              <Link to="/indicators/$code" params={{ code }}>
                {localized(indicator.name) || t('unnamed')}
              </Link>
            ),
          },
          { title: t('formula'), render: (_, { indicator }) => indicator.bases[0]?.formula },
          { title: t('unit'), width: 90, render: (_, { indicator }) => indicator.unit },
          {
            title: t('level'),
            width: 96,
            render: (_, { indicator }) => {
              const known = levels.find(({ code }) => code === indicator.level);
              return known && localized(known.name);
            },
          },
          { title: t('status'), width: 92, render: (_, { status }) => <StatusTag status={status} /> },
        ]}
      />
    </>
  );
}

import { Link } from '@tanstack/react-router';
import type { Rule } from '@zhengai/engine';
import type { DictionaryView } from '@zhengai/runtime/contract';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DefinitionListPage, DefinitionTable, StatusTag } from '../../definitions/index.js';
import { useLanguage } from '../../i18n/index.js';
import { SeverityTag } from '../../verdict/index.js';
import { NewRuleDialog } from './new-rule-dialog.js';
import { RuleFilters } from './rule-filters.js';
import { NO_FILTER, ruleRows, rowsMatching, type RuleRow } from './rule-rows.js';
import styles from './rule-list.module.css';

/** `/rules`: every rule as a sentence. */
export function RuleListPage() {
  const { t } = useTranslation('rule-designer');
  return (
    <DefinitionListPage
      kind="rule"
      title={t('list.title')}
      lead={t('list.lead')}
      newText={t('list.new')}
      table={(definitions, world) => <RuleTable definitions={definitions} world={world} />}
      dialog={(props) => <NewRuleDialog {...props} />}
    />
  );
}

function RuleTable({
  definitions,
  world,
}: {
  readonly definitions: Parameters<typeof ruleRows>[0];
  readonly world: DictionaryView;
}) {
  const { t } = useTranslation('rule-designer');
  const language = useLanguage();
  const [filter, setFilter] = useState(NO_FILTER);
  const wanted = useDeferredValue(filter);
  const rows = useMemo(() => ruleRows(definitions, world, language), [definitions, world, language]);
  const shown = useMemo(() => rowsMatching(rows, wanted), [rows, wanted]);
  const { severities } = world.dictionary;
  return (
    <>
      <RuleFilters filter={filter} dictionary={world.dictionary} count={shown.length} onChange={setFilter} />
      <DefinitionTable<RuleRow>
        rows={shown}
        emptyText={t('list.empty')}
        columns={[
          {
            title: t('list.name'),
            width: '30%',
            render: (_, { code, name, rule }) => (
              <div className={styles.name}>
                <Link to="/rules/$code" params={{ code }}>
                  {name || t('unnamed')}
                </Link>
                <RuleSeverity rule={rule} severities={severities} />
              </div>
            ),
          },
          {
            title: t('list.sentence'),
            render: (_, { sentence }) => <p className={styles.sentence}>{sentence}</p>,
          },
          { title: t('list.level'), width: 84, dataIndex: 'level' },
          {
            title: t('list.status'),
            width: 92,
            render: (_, { status }) => <StatusTag status={status} />,
          },
        ]}
      />
    </>
  );
}

function RuleSeverity({
  rule,
  severities,
}: {
  readonly rule: Rule;
  readonly severities: DictionaryView['dictionary']['severities'];
}) {
  const severity = severities.find(({ code }) => code === rule.event.type);
  return severity ? <SeverityTag severity={severity} /> : null;
}

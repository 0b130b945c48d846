import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ruleSentence, type Dictionary, type Rule } from '@zhengai/engine';
import type { DefinitionView } from '@zhengai/runtime/contract';
import { Button, Table, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { definitionListQuery, dictionaryQuery } from '../../definitions/index.js';
import { useLanguage, type Language } from '../../i18n/index.js';
import { Bones, PageFrame } from '../../page/index.js';
import { ProblemNote } from '../../problem/index.js';
import { NewRuleDialog } from './new-rule-dialog.js';

/** `/rules`: every rule as a sentence. */
export function RuleListPage() {
  const { t } = useTranslation('rule-designer');
  const { t: tDefinition } = useTranslation('definitions');
  const language = useLanguage();
  const rules = useQuery(definitionListQuery('rule'));
  const world = useQuery(dictionaryQuery);
  const [creating, setCreating] = useState(false);
  const error = rules.error ?? world.error;
  const dictionary = world.data?.dictionary;
  return (
    <PageFrame
      title={t('list.title')}
      lead={t('list.lead')}
      actions={
        <Button
          type="primary"
          disabled={!dictionary}
          onClick={() => {
            setCreating(true);
          }}
        >
          {t('list.new')}
        </Button>
      }
    >
      {error ? <ProblemNote error={error} /> : null}
      {rules.data && dictionary ? (
        <>
          <Table<DefinitionView>
            rowKey="code"
            size="middle"
            dataSource={rules.data}
            pagination={{ pageSize: 50, hideOnSinglePage: true }}
            locale={{ emptyText: t('list.empty') }}
            columns={[
              {
                title: t('list.name'),
                width: '30%',
                render: (_, { code, body }) => (
                  <Link to="/rules/$code" params={{ code }}>
                    {(body as Rule).name[language]}
                  </Link>
                ),
              },
              {
                title: t('sentence.reads'),
                render: (_, { body }) => sentenceOf(body as Rule, dictionary, language),
              },
              {
                title: t('list.level'),
                width: 110,
                render: (_, { body }) => levelName(body as Rule, dictionary, language),
              },
              {
                title: t('list.status'),
                width: 100,
                render: (_, { status }) => <Tag>{tDefinition(`status.${status}`)}</Tag>,
              },
            ]}
          />
          <NewRuleDialog
            dictionary={dictionary}
            taken={rules.data.map(({ code }) => code)}
            open={creating}
            onClose={() => {
              setCreating(false);
            }}
          />
        </>
      ) : (
        <Bones rows={10} height={36} />
      )}
    </PageFrame>
  );
}

/** A draft may not be a rule yet. */
function sentenceOf(rule: Rule, dictionary: Dictionary, language: Language): string {
  try {
    return ruleSentence(rule, dictionary, language);
  } catch {
    return '…';
  }
}

function levelName(rule: Rule, dictionary: Dictionary, language: Language): string {
  return dictionary.levels.find(({ code }) => code === rule.level)?.name[language] ?? '';
}

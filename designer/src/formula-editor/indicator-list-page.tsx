import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Indicator } from '@zhengai/engine';
import type { DefinitionView } from '@zhengai/runtime/contract';
import { Table, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { definitionListQuery, dictionaryQuery } from '../definitions/index.js';
import { useLocalized } from '../i18n/index.js';
import { Bones, PageFrame } from '../page/index.js';
import { ProblemNote } from '../problem/index.js';

/** `/indicators`: every indicator with its formula. */
export function IndicatorListPage() {
  const { t } = useTranslation('formula-editor');
  const { t: tDefinition } = useTranslation('definitions');
  const localized = useLocalized();
  const indicators = useQuery(definitionListQuery('indicator'));
  const world = useQuery(dictionaryQuery);
  const error = indicators.error ?? world.error;
  const levels = world.data?.dictionary.levels ?? [];
  return (
    <PageFrame title={t('title')} lead={t('lead')}>
      {error ? <ProblemNote error={error} /> : null}
      {indicators.data && world.data ? (
        <Table<DefinitionView>
          rowKey="code"
          size="middle"
          dataSource={indicators.data}
          pagination={{ pageSize: 50, hideOnSinglePage: true }}
          columns={[
            {
              title: t('name'),
              width: '26%',
              render: (_, { code, body }) => (
                <Link to="/indicators/$code" params={{ code }}>
                  {localized((body as Indicator).name)}
                </Link>
              ),
            },
            { title: t('formula'), render: (_, { body }) => (body as Indicator).bases[0]?.formula },
            { title: t('unit'), width: 90, render: (_, { body }) => (body as Indicator).unit },
            {
              title: t('level'),
              width: 110,
              render: (_, { body }) => {
                const level = levels.find(({ code }) => code === (body as Indicator).level);
                return level && localized(level.name);
              },
            },
            {
              title: t('status'),
              width: 100,
              render: (_, { status }) => <Tag>{tDefinition(`status.${status}`)}</Tag>,
            },
          ]}
        />
      ) : (
        <Bones rows={10} height={36} />
      )}
    </PageFrame>
  );
}

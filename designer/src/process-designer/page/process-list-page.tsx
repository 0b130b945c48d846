import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { Process } from '@zhengai/engine';
import type { DefinitionView } from '@zhengai/runtime/contract';
import { Button, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { definitionListQuery, dictionaryQuery, saveDraft, StatusTag } from '../../definitions/index.js';
import { useLocalized } from '../../i18n/index.js';
import { Bones, PageFrame } from '../../page/index.js';
import { ProblemNote } from '../../problem/index.js';
import { executeProcess, newUserTask, newVerification } from '../document/index.js';
import { stepsInWords } from './steps-in-words.js';

/** `/workflows`: what is done about a warning. */
export function ProcessListPage() {
  const { t } = useTranslation('process-designer');
  const localized = useLocalized();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const list = useQuery(definitionListQuery('process'));
  const world = useQuery(dictionaryQuery);
  const rules = world.data?.dictionary.rules ?? [];
  const creating = useMutation({
    mutationFn: async (taken: readonly string[]) => {
      const process = firstDraft(taken);
      await saveDraft('process', process.code, process, 0);
      return process.code;
    },
    onSuccess: async (code) => {
      await queries.invalidateQueries({ queryKey: ['definitions', 'process'] });
      await navigate({ to: '/workflows/$code', params: { code } });
    },
  });
  const error = creating.error ?? list.error ?? world.error;
  return (
    <PageFrame
      title={t('title')}
      lead={t('lead')}
      actions={
        <Button
          type="primary"
          loading={creating.isPending}
          disabled={!list.data}
          onClick={() => {
            creating.mutate((list.data ?? []).map(({ code }) => code));
          }}
        >
          {t('new')}
        </Button>
      }
    >
      {error ? <ProblemNote error={error} /> : null}
      {list.data ? (
        <Table<DefinitionView>
          rowKey="code"
          size="middle"
          dataSource={list.data}
          pagination={false}
          columns={[
            {
              title: t('name'),
              render: (_, { code, body }) => (
                <Link to="/workflows/$code" params={{ code }}>
                  {localized((body as Process).name)}
                </Link>
              ),
            },
            {
              title: t('steps'),
              render: (_, { body }) => stepsInWords(body as Process, localized),
            },
            {
              title: t('usedByColumn'),
              width: 110,
              render: (_, { code }) => {
                const count = rules.filter(({ process }) => process === code).length;
                return t('ruleCount', { count });
              },
            },
            {
              title: t('status'),
              width: 100,
              render: (_, { status }) => <StatusTag status={status} />,
            },
          ]}
        />
      ) : (
        <Bones rows={4} height={36} />
      )}
    </PageFrame>
  );
}

/** One task and the proof of its effect. */
function firstDraft(taken: readonly string[]): Process {
  let number = 1;
  while (taken.includes(`workflow-${number}`)) number += 1;
  let process: Process = {
    code: `workflow-${number}`,
    name: { zh: `改进流程 ${number}`, en: `Improvement ${number}` },
    nodes: [
      { id: 'start', kind: 'startEvent', name: { zh: '开始', en: 'Start' } },
      { id: 'end', kind: 'endEvent', name: { zh: '结束', en: 'End' } },
    ],
    flows: [{ id: 'flow1', from: 'start', to: 'end' }],
  };
  const task = newUserTask(process);
  process = executeProcess(process, { kind: 'insertAfter', after: 'start', node: task }).document;
  const verification = newVerification(process);
  return verification
    ? executeProcess(process, { kind: 'insertAfter', after: task.id, node: verification }).document
    : process;
}

import type { Process, ProcessNode, UserTask, VerificationTask } from '@zhengai/engine';
import { Button, Form, InputNumber, Select, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/index.js';
import type { ProcessCommand } from '../document/index.js';
import { FormFieldsEditor } from './form-fields-editor.js';
import { TextInBoth } from './text-in-both.js';

interface StepInspectorProps {
  readonly process: Process;
  readonly node: ProcessNode;
  readonly onCommand: (command: ProcessCommand) => void;
}

const ASSIGNEES: readonly UserTask['assignee'][] = ['responsible', 'handler', 'reviewer', 'qualityOffice'];

/** The selected step in a form. */
export function StepInspector({ process, node, onCommand }: StepInspectorProps) {
  const { t } = useTranslation('process-designer');
  const replace = (changed: ProcessNode): void => {
    onCommand({ kind: 'replaceNode', node: changed });
  };
  return (
    <Form layout="vertical" component="div">
      <TextInBoth
        id={`${node.id}-name`}
        label={t('name')}
        value={node.name}
        onChange={(name) => {
          replace({ ...node, name });
        }}
      />
      {node.kind === 'userTask' ? <TaskFields task={node} onChange={replace} /> : null}
      {node.kind === 'verificationTask' ? (
        <VerificationFields process={process} task={node} onChange={replace} />
      ) : null}
      {node.kind === 'userTask' || node.kind === 'verificationTask' ? (
        <Space>
          <Button
            onClick={() => {
              onCommand({ kind: 'moveEarlier', id: node.id });
            }}
          >
            {t('moveEarlier')}
          </Button>
          <Button
            danger
            onClick={() => {
              onCommand({ kind: 'remove', id: node.id });
            }}
          >
            {t('remove')}
          </Button>
        </Space>
      ) : null}
    </Form>
  );
}

function TaskFields({
  task,
  onChange,
}: {
  readonly task: UserTask;
  readonly onChange: (task: UserTask) => void;
}) {
  const { t } = useTranslation('process-designer');
  return (
    <>
      <TextInBoth
        id={`${task.id}-instruction`}
        label={t('instruction')}
        long
        value={task.instruction ?? { zh: '', en: '' }}
        onChange={(instruction) => {
          const { instruction: _, ...rest } = task;
          onChange(
            instruction.zh === ''
              ? rest
              : { ...rest, instruction: { zh: instruction.zh, en: instruction.en || instruction.zh } },
          );
        }}
      />
      <Form.Item label={t('who')} htmlFor={`${task.id}-assignee`}>
        <Select
          id={`${task.id}-assignee`}
          value={task.assignee}
          options={ASSIGNEES.map((value) => ({ value, label: t(`assignee.${value}`) }))}
          onChange={(assignee) => {
            onChange({ ...task, assignee });
          }}
        />
      </Form.Item>
      <Form.Item label={t('dueDays')} htmlFor={`${task.id}-due`}>
        <InputNumber
          id={`${task.id}-due`}
          min={1}
          max={1000}
          precision={0}
          value={task.dueDays}
          onChange={(value) => {
            onChange({ ...task, dueDays: value ?? 1 });
          }}
        />
      </Form.Item>
      <FormFieldsEditor
        task={task}
        onChange={(form) => {
          onChange({ ...task, form });
        }}
      />
    </>
  );
}

function VerificationFields({
  process,
  task,
  onChange,
}: {
  readonly process: Process;
  readonly task: VerificationTask;
  readonly onChange: (task: VerificationTask) => void;
}) {
  const { t } = useTranslation('process-designer');
  const language = useLanguage();
  return (
    <>
      <Form.Item label={t('windowPeriods')} htmlFor={`${task.id}-window`} help={t('windowHelp')}>
        <InputNumber
          id={`${task.id}-window`}
          min={0}
          max={50}
          precision={0}
          value={task.windowPeriods}
          onChange={(value) => {
            onChange({ ...task, windowPeriods: value ?? 0 });
          }}
        />
      </Form.Item>
      <Form.Item label={t('returnsTo')} htmlFor={`${task.id}-returns`}>
        <Select
          id={`${task.id}-returns`}
          value={task.returnsTo}
          options={process.nodes
            .filter(({ kind }) => kind === 'userTask')
            .map(({ id, name }) => ({ value: id, label: name[language] }))}
          onChange={(returnsTo) => {
            onChange({ ...task, returnsTo });
          }}
        />
      </Form.Item>
    </>
  );
}

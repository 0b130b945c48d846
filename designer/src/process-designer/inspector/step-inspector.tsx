import type { Process, ProcessNode, VerificationTask } from '@zhengai/engine';
import { Button, Form, InputNumber, Select, Space, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { TextInBoth } from '../../editing/index.js';
import { useLanguage } from '../../i18n/index.js';
import { lineOf, type ProcessCommand } from '../document/index.js';
import { TaskFields } from './task-fields.js';

interface StepInspectorProps {
  readonly process: Process;
  readonly node: ProcessNode;
  /** @see the history's `perform` for the second parameter */
  readonly onCommand: (command: ProcessCommand, grows?: string) => void;
}

/** The selected step in a form. */
export function StepInspector({ process, node, onCommand }: StepInspectorProps) {
  const { t } = useTranslation('process-designer');
  const replace = (changed: ProcessNode): void => {
    onCommand({ kind: 'replaceNode', node: changed }, `${node.id} ${changedKeys(node, changed)}`);
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
        <StepMoves process={process} id={node.id} onCommand={onCommand} />
      ) : null}
    </Form>
  );
}

function changedKeys(before: ProcessNode, after: ProcessNode): string {
  const keys = Object.keys({ ...before, ...after }) as (keyof ProcessNode)[];
  return keys.filter((key) => before[key] !== after[key]).join(' ');
}

function StepMoves({
  process,
  id,
  onCommand,
}: Pick<StepInspectorProps, 'process' | 'onCommand'> & { readonly id: string }) {
  const { t } = useTranslation('process-designer');
  const line = lineOf(process);
  const at = line.indexOf(id);
  const next = line[at + 1];
  const isReturnedTo = process.nodes.some(
    (known) => known.kind === 'verificationTask' && known.returnsTo === id,
  );
  return (
    <Space wrap>
      <Button
        disabled={at < 2}
        onClick={() => {
          onCommand({ kind: 'moveEarlier', id });
        }}
      >
        {t('moveEarlier')}
      </Button>
      <Button
        disabled={at >= line.length - 2}
        onClick={() => {
          if (next !== undefined) onCommand({ kind: 'moveEarlier', id: next });
        }}
      >
        {t('moveLater')}
      </Button>
      <Tooltip title={isReturnedTo ? t('isReturnedTo') : undefined}>
        <Button
          danger
          disabled={isReturnedTo}
          onClick={() => {
            onCommand({ kind: 'remove', id });
          }}
        >
          {t('remove')}
        </Button>
      </Tooltip>
    </Space>
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
  const line = lineOf(process);
  const before = line
    .slice(0, line.indexOf(task.id))
    .flatMap((id) => process.nodes.find((known) => known.id === id && known.kind === 'userTask') ?? []);
  return (
    <>
      <Form.Item label={t('windowPeriods')} htmlFor={`${task.id}-window`} extra={t('windowHelp')}>
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
          value={before.some(({ id }) => id === task.returnsTo) ? task.returnsTo : null}
          placeholder={t('chooseTask')}
          options={before.map(({ id, name }) => ({ value: id, label: name[language] }))}
          onChange={(returnsTo: string) => {
            onChange({ ...task, returnsTo });
          }}
        />
      </Form.Item>
    </>
  );
}

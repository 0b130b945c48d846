import type { UserTask } from '@zhengai/engine';
import { Form, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { TextInBoth } from '../../editing/index.js';
import { FormFieldsEditor } from './form-fields-editor.js';

const ASSIGNEES: readonly UserTask['assignee'][] = ['responsible', 'handler', 'reviewer', 'qualityOffice'];

/** What a task asks, of whom, until when. */
export function TaskFields({
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
        value={task.instruction}
        onChange={(instruction) => {
          const { instruction: _, ...rest } = task;
          onChange(instruction.zh === '' && instruction.en === '' ? rest : { ...rest, instruction });
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

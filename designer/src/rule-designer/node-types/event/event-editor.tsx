import { Form, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { EditorProps } from '../node-type.js';

/** How severe, how long it must hold, which improvement follows. */
export function EventEditor({ surroundings, onHead }: EditorProps<'event'>) {
  const { t } = useTranslation('rule-designer');
  const { dictionary, processes, document, language } = surroundings;
  const { head } = document;
  return (
    <>
      <Form.Item label={t('event.severity')} htmlFor="event-severity">
        <Select
          id="event-severity"
          value={head.event.type}
          options={dictionary.severities.map(({ code, name }) => ({ value: code, label: name[language] }))}
          onChange={(type) => {
            onHead({ ...head, event: { ...head.event, type } });
          }}
        />
      </Form.Item>
      <Form.Item label={t('event.opensAfter')} htmlFor="event-opens">
        <InputNumber
          id="event-opens"
          min={1}
          max={50}
          precision={0}
          value={head.lifeCycle.opensAfter}
          onChange={(value) => {
            onHead({ ...head, lifeCycle: { ...head.lifeCycle, opensAfter: value ?? 1 } });
          }}
        />
      </Form.Item>
      <Form.Item label={t('event.clearsAfter')} htmlFor="event-clears">
        <InputNumber
          id="event-clears"
          min={1}
          max={50}
          precision={0}
          value={head.lifeCycle.clearsAfter}
          onChange={(value) => {
            onHead({ ...head, lifeCycle: { ...head.lifeCycle, clearsAfter: value ?? 1 } });
          }}
        />
      </Form.Item>
      <Form.Item label={t('event.process')} htmlFor="event-process">
        <Select
          id="event-process"
          allowClear
          value={head.process ?? null}
          placeholder={t('event.noProcess')}
          options={processes.map(({ code, name }) => ({ value: code, label: name[language] }))}
          onChange={(process: string | null | undefined) => {
            const { process: _, ...rest } = head;
            onHead(process ? { ...rest, process } : rest);
          }}
        />
      </Form.Item>
    </>
  );
}

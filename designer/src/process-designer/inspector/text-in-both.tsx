import type { LocalizedText } from '@zhengai/engine';
import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';

interface TextInBothProps {
  readonly id: string;
  readonly label: string;
  readonly value: LocalizedText;
  readonly onChange: (value: LocalizedText) => void;
  readonly long?: boolean;
}

/** One text in Chinese and English. Until somebody writes English it follows the Chinese. */
export function TextInBoth({ id, label, value, onChange, long = false }: TextInBothProps) {
  const { t } = useTranslation('process-designer');
  const Field = long ? Input.TextArea : Input;
  return (
    <>
      <Form.Item label={label} htmlFor={id}>
        <Field
          id={id}
          value={value.zh}
          onChange={({ target }) => {
            onChange({ zh: target.value, en: value.en === value.zh ? target.value : value.en });
          }}
        />
      </Form.Item>
      <Form.Item label={t('inEnglish', { label })} htmlFor={`${id}-en`}>
        <Field
          id={`${id}-en`}
          value={value.en}
          onChange={({ target }) => {
            onChange({ zh: value.zh, en: target.value });
          }}
        />
      </Form.Item>
    </>
  );
}

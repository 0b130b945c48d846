import type { LocalizedText } from '@zhengai/engine';
import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../i18n/index.js';

interface TextInBothProps {
  readonly id: string;
  readonly label: string;
  readonly value: LocalizedText | undefined;
  /** Both are empty where the text is taken away. */
  readonly onChange: (value: LocalizedText) => void;
  readonly long?: boolean;
  readonly help?: string;
}

const EMPTY: LocalizedText = { zh: '', en: '' };

/** One text in Chinese and English, the reader's language first. Until somebody writes the other it follows. */
export function TextInBoth({ id, label, value = EMPTY, onChange, long = false, help }: TextInBothProps) {
  const { t } = useTranslation('editing');
  const language = useLanguage();
  const other = language === 'zh' ? 'en' : 'zh';
  const Field = long ? Input.TextArea : Input;
  const size = long ? { autoSize: { minRows: 2, maxRows: 5 } } : {};
  const set = (key: keyof LocalizedText, typed: string): void => {
    const follows = key === language && value.zh === value.en;
    onChange(follows ? { zh: typed, en: typed } : { ...value, [key]: typed });
  };
  return (
    <>
      <Form.Item label={label} htmlFor={id} extra={help}>
        <Field
          id={id}
          {...size}
          value={value[language]}
          onChange={({ target }) => {
            set(language, target.value);
          }}
        />
      </Form.Item>
      <Form.Item label={t(`inOther.${other}`, { label })} htmlFor={`${id}-other`}>
        <Field
          id={`${id}-other`}
          {...size}
          value={value[other]}
          onChange={({ target }) => {
            set(other, target.value);
          }}
        />
      </Form.Item>
    </>
  );
}

/** The text where there is one; what is missing in one language is taken from the other. */
export function filledText({ zh, en }: LocalizedText): LocalizedText | undefined {
  const either = zh.trim() || en.trim();
  return either === '' ? undefined : { zh: zh.trim() === '' ? en : zh, en: en.trim() === '' ? zh : en };
}

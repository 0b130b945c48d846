import { DeleteOutlined } from '@ant-design/icons';
import type { FormField, UserTask } from '@zhengai/engine';
import { Button, Checkbox, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/index.js';
import styles from './form-fields-editor.module.css';

interface FormFieldsEditorProps {
  readonly task: UserTask;
  readonly onChange: (form: FormField[]) => void;
}

const TYPES: readonly FormField['type'][] = ['longText', 'text', 'number', 'date', 'boolean'];

/** What the task asks for. Codes are made here and never shown. */
export function FormFieldsEditor({ task, onChange }: FormFieldsEditorProps) {
  const { t } = useTranslation('process-designer');
  const language = useLanguage();
  const set = (index: number, field: FormField): void => {
    onChange(task.form.map((known, i) => (i === index ? field : known)));
  };
  return (
    <fieldset className={styles.fields}>
      <legend>{t('fields')}</legend>
      {task.form.map((field, index) => (
        <div key={field.code} className={styles.field}>
          <Input
            aria-label={t('fieldLabel')}
            value={field.label[language]}
            onChange={({ target }) => {
              const both = field.label.zh === field.label.en;
              const label = both
                ? { zh: target.value, en: target.value }
                : { ...field.label, [language]: target.value };
              set(index, { ...field, label });
            }}
          />
          <Select
            aria-label={t('fieldType')}
            value={field.type}
            options={[...TYPES, ...(field.type === 'choice' ? (['choice'] as const) : [])].map((type) => ({
              value: type,
              label: t(`type.${type}`),
            }))}
            onChange={(type) => {
              const { options: _, ...rest } = field;
              set(index, { ...(type === 'choice' ? field : rest), type });
            }}
          />
          <Checkbox
            checked={field.required}
            onChange={({ target }) => {
              set(index, { ...field, required: target.checked });
            }}
          >
            {t('required')}
          </Checkbox>
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={t('removeField')}
            onClick={() => {
              onChange(task.form.filter((_, i) => i !== index));
            }}
          />
        </div>
      ))}
      <Button
        onClick={() => {
          onChange([...task.form, newField(task)]);
        }}
      >
        {t('addField')}
      </Button>
    </fieldset>
  );
}

function newField(task: UserTask): FormField {
  let number = 1;
  while (task.form.some(({ code }) => code === `field${number}`)) number += 1;
  return {
    code: `field${number}`,
    label: { zh: '新的一项', en: 'New field' },
    type: 'text',
    required: false,
  };
}

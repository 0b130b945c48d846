import { DeleteOutlined } from '@ant-design/icons';
import type { FormField, UserTask } from '@zhengai/engine';
import { Button, Checkbox, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/index.js';
import { newField, withLabel, withOptions, withType } from './form-field.js';
import styles from './form-fields-editor.module.css';

interface FormFieldsEditorProps {
  readonly task: UserTask;
  readonly onChange: (form: FormField[]) => void;
}

const TYPES: readonly FormField['type'][] = ['longText', 'text', 'number', 'date', 'boolean', 'choice'];

/** What the task asks for. Codes are made by the page and never shown. */
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
        <div key={field.code} className={styles.field} role="group" aria-label={field.label[language]}>
          <Input
            className={styles.label ?? ''}
            aria-label={t('fieldLabel')}
            value={field.label[language]}
            onChange={({ target }) => {
              set(index, withLabel(field, language, target.value));
            }}
          />
          <Select
            aria-label={t('fieldType')}
            value={field.type}
            options={TYPES.map((type) => ({ value: type, label: t(`type.${type}`) }))}
            onChange={(type) => {
              set(index, withType(field, type));
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
            aria-label={t('removeField', { label: field.label[language] })}
            onClick={() => {
              onChange(task.form.filter((_, i) => i !== index));
            }}
          />
          {field.type === 'choice' ? (
            <Select
              className={styles.options ?? ''}
              mode="tags"
              open={false}
              suffixIcon={null}
              aria-label={t('fieldOptions')}
              placeholder={t('fieldOptionsHelp')}
              value={(field.options ?? []).map(({ label }) => label[language])}
              onChange={(labels: string[]) => {
                set(index, withOptions(field, language, labels));
              }}
            />
          ) : null}
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

import type { FormField } from '@zhengai/engine';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocalized } from '../i18n/index.js';
import type { FieldFault, FieldValues } from './check-values.js';
import { FieldInput } from './field-input.js';
import styles from './form.module.css';

export interface FormFieldsProps {
  readonly fields: readonly FormField[];
  readonly values: FieldValues;
  /** What is wrong, by field code: a `FieldFault` or a sentence; shown as given, so hold back what the reader has not reached yet. */
  readonly faults: Readonly<Record<string, string>>;
  readonly disabled?: boolean;
  readonly onChange: (code: string, value: unknown) => void;
  readonly onLeave?: (code: string) => void;
}

const knownFaults: readonly string[] = [
  'required',
  'tooLong',
  'notANumber',
  'notADate',
  'notAnOption',
] satisfies FieldFault[];

/** A process model's form, to be filled in: each field with its label, its help, and what is wrong with it. */
export function FormFields({ fields, values, faults, disabled, onChange, onLeave }: FormFieldsProps) {
  const { t } = useTranslation('form');
  const localized = useLocalized();
  const prefix = useId();
  return (
    <div className={styles.fields}>
      {fields.map((field) => {
        const id = `${prefix}-${field.code}`;
        const fault = faults[field.code];
        const described = [field.help ? `${id}-help` : '', fault ? `${id}-fault` : '']
          .filter(Boolean)
          .join(' ');
        const isGroup = field.type === 'boolean' || field.type === 'choice';
        return (
          <div key={field.code} className={styles.field} data-field={field.code}>
            <label id={`${id}-label`} {...(isGroup ? {} : { htmlFor: id })} className={styles.label}>
              {localized(field.label)}
              {field.required ? null : <span className={styles.optional}>{t('optional')}</span>}
            </label>
            {field.help ? (
              <p id={`${id}-help`} className={styles.help}>
                {localized(field.help)}
              </p>
            ) : null}
            <FieldInput
              field={field}
              value={values[field.code]}
              id={id}
              describedBy={described === '' ? undefined : described}
              faulty={fault !== undefined}
              disabled={disabled === true}
              onChange={(value) => onChange(field.code, value)}
              onBlur={() => onLeave?.(field.code)}
            />
            <p id={`${id}-fault`} className={styles.fault} role="alert">
              {fault === undefined
                ? null
                : knownFaults.includes(fault)
                  ? t(`fault.${fault}`, { max: field.maxLength })
                  : fault}
            </p>
          </div>
        );
      })}
    </div>
  );
}

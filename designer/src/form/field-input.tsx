import type { FormField } from '@zhengai/engine';
import { Input, InputNumber, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocalized } from '../i18n/index.js';

export interface FieldInputProps {
  readonly field: FormField;
  readonly value: unknown;
  readonly id: string;
  /** Ids of the texts that explain the field. */
  readonly describedBy: string | undefined;
  readonly faulty: boolean;
  readonly disabled: boolean;
  /** `undefined` when the field was emptied. */
  readonly onChange: (value: unknown) => void;
  readonly onBlur: () => void;
}

/** Options up to this many are shown at once. */
const openChoices = 6;

/** The control of one field, by its type. */
export function FieldInput(props: FieldInputProps): ReactNode {
  return inputs[props.field.type](props);
}

const inputs: Record<FormField['type'], (props: FieldInputProps) => ReactNode> = {
  text: (props) => (
    <Input
      {...shared(props)}
      value={textOf(props.value)}
      maxLength={props.field.maxLength ?? 20_000}
      onChange={({ target }) => props.onChange(target.value || undefined)}
    />
  ),
  longText: (props) => (
    <Input.TextArea
      {...shared(props)}
      value={textOf(props.value)}
      autoSize={{ minRows: 4, maxRows: 16 }}
      {...(props.field.maxLength === undefined ? {} : { maxLength: props.field.maxLength, showCount: true })}
      onChange={({ target }) => props.onChange(target.value || undefined)}
    />
  ),
  number: (props) => (
    <InputNumber<number>
      {...shared(props)}
      value={typeof props.value === 'number' ? props.value : null}
      inputMode="decimal"
      style={{ width: 200 }}
      onChange={(value) => props.onChange(value ?? undefined)}
    />
  ),
  date: (props) => (
    <Input
      {...shared(props)}
      type="date"
      value={textOf(props.value)}
      style={{ width: 200 }}
      onChange={({ target }) => props.onChange(target.value || undefined)}
    />
  ),
  choice: (props) => <ChoiceInput {...props} />,
  boolean: (props) => <YesNoInput {...props} />,
};

function ChoiceInput(props: FieldInputProps) {
  const localized = useLocalized();
  const options = (props.field.options ?? []).map(({ code, label }) => ({
    value: code,
    label: localized(label),
  }));
  if (options.length > openChoices) {
    return (
      <Select
        {...shared(props)}
        allowClear
        value={textOf(props.value) || null}
        options={options}
        onChange={(value: string | null | undefined) => props.onChange(value ?? undefined)}
      />
    );
  }
  return (
    <Radio.Group
      {...group(props)}
      value={props.value}
      options={options}
      style={{ display: 'grid', gap: 4 }}
      onChange={({ target }) => props.onChange(target.value)}
    />
  );
}

function YesNoInput(props: FieldInputProps) {
  const { t } = useTranslation('form');
  return (
    <Radio.Group
      {...group(props)}
      value={props.value}
      options={[
        { value: true, label: t('yes') },
        { value: false, label: t('no') },
      ]}
      onChange={({ target }) => props.onChange(target.value)}
    />
  );
}

function shared({ id, describedBy, faulty, disabled, onBlur, field }: FieldInputProps) {
  return {
    id,
    disabled,
    onBlur,
    status: faulty ? ('error' as const) : ('' as const),
    'aria-required': field.required,
    'aria-invalid': faulty,
    ...(describedBy ? { 'aria-describedby': describedBy } : {}),
  };
}

function group({ id, describedBy, disabled }: FieldInputProps) {
  return {
    id,
    disabled,
    'aria-labelledby': `${id}-label`,
    ...(describedBy ? { 'aria-describedby': describedBy } : {}),
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

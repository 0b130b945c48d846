import { DatePicker, Form, Input, InputNumber, Select } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import type { ComparisonNode } from '../../document/index.js';
import type { FactValues } from '../fact/index.js';
import type { Language } from '../../../i18n/index.js';
import { takesList } from './operators.js';

type Value = ComparisonNode['value'];

interface ValueFieldProps {
  readonly id: string;
  readonly operator: string;
  readonly value: Value;
  readonly values: FactValues | undefined;
  readonly unit: string | undefined;
  readonly language: Language;
  readonly onChange: (value: Value) => void;
}

/** The value a fact is compared with, asked for as the fact's type wants it. */
export function ValueField(props: ValueFieldProps) {
  const { t } = useTranslation('rule-designer');
  return (
    <Form.Item label={t('comparison.value')} htmlFor={props.id}>
      {takesList(props.operator) || Array.isArray(props.value) ? (
        <ListInput {...props} />
      ) : (
        <OneInput {...props} />
      )}
    </Form.Item>
  );
}

function OneInput({ id, value, values, unit, language, onChange }: ValueFieldProps) {
  const { t } = useTranslation('rule-designer');
  const type = values?.type ?? (typeof value === 'string' ? 'text' : 'number');
  if (values?.options) {
    return (
      <Select
        id={id}
        value={typeof value === 'string' ? value : null}
        placeholder={t('comparison.chooseValue')}
        options={values.options.map(({ code, name }) => ({ value: code, label: name[language] }))}
        onChange={onChange}
      />
    );
  }
  if (type === 'boolean') {
    return (
      <Select
        id={id}
        value={value === false ? 'no' : 'yes'}
        options={(['yes', 'no'] as const).map((key) => ({ value: key, label: t(`comparison.${key}`) }))}
        onChange={(key) => {
          onChange(key === 'yes');
        }}
      />
    );
  }
  if (type === 'date') {
    return (
      <DatePicker
        id={id}
        style={{ width: '100%' }}
        value={typeof value === 'string' && dayjs(value).isValid() ? dayjs(value) : null}
        onChange={(date) => {
          onChange(date ? date.format('YYYY-MM-DD') : null);
        }}
      />
    );
  }
  if (type === 'text') {
    return (
      <Input
        id={id}
        value={typeof value === 'string' ? value : ''}
        onChange={({ target }) => {
          onChange(target.value === '' ? null : target.value);
        }}
      />
    );
  }
  return (
    <InputNumber
      id={id}
      style={{ width: '100%' }}
      value={typeof value === 'number' ? value : null}
      {...(unit === undefined ? {} : { suffix: unit })}
      onChange={onChange}
    />
  );
}

function ListInput({ id, value, values, language, onChange }: ValueFieldProps) {
  const { t } = useTranslation('rule-designer');
  const list = Array.isArray(value) ? (value as readonly (string | number)[]) : [];
  const isNumber = values === undefined || values.type === 'number';
  return (
    <Select
      id={id}
      mode={values?.options ? 'multiple' : 'tags'}
      value={list.map(String)}
      placeholder={t(values?.options ? 'comparison.chooseValue' : 'comparison.typeValues')}
      tokenSeparators={[',', '，', '、']}
      {...(values?.options
        ? { options: values.options.map(({ code, name }) => ({ value: code, label: name[language] })) }
        : { open: false, suffixIcon: null })}
      onChange={(texts: string[]) => {
        onChange(isNumber ? texts.map(Number).filter(Number.isFinite) : texts);
      }}
    />
  );
}

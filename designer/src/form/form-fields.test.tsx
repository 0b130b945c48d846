import type { FormField } from '@zhengai/engine';
import { fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { beforeAll, describe, expect, it } from 'vitest';
import { startI18n } from '../i18n/index.js';
import { checkValues, FilledValues, FormFields, type FieldValues } from './index.js';

const fields: FormField[] = [
  {
    code: 'cause',
    label: { zh: '原因', en: 'Cause' },
    type: 'longText',
    required: true,
    help: { zh: '写主要原因', en: 'The main cause' },
  },
  { code: 'people', label: { zh: '人数', en: 'People' }, type: 'number', required: true },
  { code: 'by', label: { zh: '完成日期', en: 'Done by' }, type: 'date', required: false },
  {
    code: 'kind',
    label: { zh: '类型', en: 'Kind' },
    type: 'choice',
    required: true,
    options: [
      { code: 'hire', label: { zh: '引进', en: 'Hire' } },
      { code: 'train', label: { zh: '培训', en: 'Train' } },
    ],
  },
  { code: 'money', label: { zh: '需要经费', en: 'Needs money' }, type: 'boolean', required: true },
];

const latest: { values: FieldValues } = { values: {} };

function Harness() {
  const [values, setValues] = useState<FieldValues>({});
  return (
    <FormFields
      fields={fields}
      values={values}
      faults={checkValues(fields, values)}
      onChange={(code, value) => {
        latest.values = { ...values, [code]: value };
        setValues(latest.values);
      }}
    />
  );
}

describe('a form of a task', () => {
  beforeAll(() => startI18n('zh'));

  it('is filled in by label, and gives typed values', () => {
    render(<Harness />);
    fireEvent.change(screen.getByLabelText(/^原因/), { target: { value: '师资不足' } });
    fireEvent.change(screen.getByLabelText(/^人数/), { target: { value: '4' } });
    fireEvent.change(screen.getByLabelText(/^完成日期/), { target: { value: '2025-06-30' } });
    fireEvent.click(screen.getByLabelText('培训'));
    fireEvent.click(screen.getByLabelText('否'));
    expect(latest.values).toEqual({
      cause: '师资不足',
      people: 4,
      by: '2025-06-30',
      kind: 'train',
      money: false,
    });
    expect(screen.queryByText('这一项必须填写')).toBeNull();
  });

  it('ties help and fault to the field for those who do not see them', () => {
    render(<Harness />);
    const cause = screen.getByLabelText(/^原因/);
    expect(cause.getAttribute('aria-invalid')).toBe('true');
    const texts = (cause.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent);
    expect(texts).toEqual(['写主要原因', '这一项必须填写']);
  });

  it('shows an emptied field as not filled in', () => {
    render(<Harness />);
    const cause = screen.getByLabelText(/^原因/);
    fireEvent.change(cause, { target: { value: '师资' } });
    fireEvent.change(cause, { target: { value: '' } });
    expect(latest.values['cause']).toBeUndefined();
  });

  it('reads back in words: options, yes and no, dates, and what is missing', () => {
    render(<FilledValues fields={fields} values={{ kind: 'hire', money: false, by: '2025-06-30' }} />);
    for (const words of ['引进', '否', '2025年6月30日']) expect(screen.getByText(words)).toBeTruthy();
    expect(screen.getAllByText('未填写')).toHaveLength(2);
  });
});

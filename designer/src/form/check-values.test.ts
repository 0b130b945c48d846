// @vitest-environment node
import type { FormField } from '@zhengai/engine';
import { describe, expect, it } from 'vitest';
import { checkValue, checkValues, type FieldFault } from './check-values.js';

const label = { zh: '字段', en: 'Field' };
const field = (type: FormField['type'], rest: Partial<FormField> = {}): FormField => ({
  code: 'f',
  label,
  type,
  required: false,
  ...rest,
});
const options = [{ code: 'hire', label: { zh: '引进', en: 'Hire' } }];

const cases: readonly (readonly [string, FormField, unknown, FieldFault | undefined])[] = [
  ['an empty optional field', field('text'), '', undefined],
  ['an empty required field', field('text', { required: true }), '  ', 'required'],
  ['a "no" in a required field', field('boolean', { required: true }), false, undefined],
  ['nothing chosen between yes and no', field('boolean', { required: true }), undefined, 'required'],
  ['a text of the greatest length', field('longText', { maxLength: 3 }), '一二三', undefined],
  ['a text that is too long', field('longText', { maxLength: 3 }), '一二三四', 'tooLong'],
  ['a character outside the basic plane', field('text', { maxLength: 1 }), '𠮷', undefined],
  ['zero', field('number', { required: true }), 0, undefined],
  ['a text as a number', field('number'), '12', 'notANumber'],
  ['not a number', field('number'), Number.NaN, 'notANumber'],
  ['a date', field('date'), '2024-02-29', undefined],
  ['a day that does not exist', field('date'), '2023-02-29', 'notADate'],
  ['an option', field('choice', { options }), 'hire', undefined],
  ['what is no option', field('choice', { options }), 'fire', 'notAnOption'],
];

describe('a filled-in field', () => {
  it.each(cases)('%s', (_name, one, value, fault) => {
    expect(checkValue(one, value)).toBe(fault);
  });

  it('is reported by its code, and only where something is wrong', () => {
    const fields = [field('text', { code: 'why', required: true }), field('number', { code: 'how-many' })];
    expect(checkValues(fields, { 'how-many': 3 })).toEqual({ why: 'required' });
    expect(checkValues(fields, { why: '师资不足' })).toEqual({});
  });
});

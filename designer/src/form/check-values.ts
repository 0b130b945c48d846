import type { FormField } from '@zhengai/engine';

/** What was filled in, by field code; a field that is empty is not there. */
export type FieldValues = Readonly<Record<string, unknown>>;
export type FieldFault = 'required' | 'tooLong' | 'notANumber' | 'notADate' | 'notAnOption';

/** What is wrong with a filled-in form, by field code; empty when it can be submitted. */
export function checkValues(
  fields: readonly FormField[],
  values: FieldValues,
): Readonly<Record<string, FieldFault>> {
  const faults: Record<string, FieldFault> = {};
  for (const field of fields) {
    const fault = checkValue(field, values[field.code]);
    if (fault) faults[field.code] = fault;
  }
  return faults;
}

export function checkValue(field: FormField, value: unknown): FieldFault | undefined {
  if (isEmpty(value)) return field.required ? 'required' : undefined;
  return checks[field.type](field, value);
}

/** Nothing is filled in; a "no" is something. */
export function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

const text = (field: FormField, value: unknown) =>
  typeof value === 'string' && field.maxLength !== undefined && [...value].length > field.maxLength
    ? ('tooLong' as const)
    : undefined;

const checks: Record<FormField['type'], (field: FormField, value: unknown) => FieldFault | undefined> = {
  text,
  longText: text,
  number: (_, value) => (typeof value === 'number' && Number.isFinite(value) ? undefined : 'notANumber'),
  date: (_, value) => (typeof value === 'string' && isDate(value) ? undefined : 'notADate'),
  choice: ({ options = [] }, value) =>
    options.some(({ code }) => code === value) ? undefined : 'notAnOption',
  boolean: (_, value) => (typeof value === 'boolean' ? undefined : 'notAnOption'),
};

function isDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

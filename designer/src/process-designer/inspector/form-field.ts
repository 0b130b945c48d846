import type { FormField, UserTask } from '@zhengai/engine';
import type { Language } from '../../i18n/index.js';

type Option = NonNullable<FormField['options']>[number];

export function newField(task: UserTask): FormField {
  return {
    code: freeCode(
      'field',
      task.form.map(({ code }) => code),
    ),
    label: { zh: '新的一项', en: 'New field' },
    type: 'text',
    required: false,
  };
}

/** Until somebody writes the other language it follows. */
export function withLabel(field: FormField, language: Language, typed: string): FormField {
  const follows = field.label.zh === field.label.en;
  return { ...field, label: follows ? { zh: typed, en: typed } : { ...field.label, [language]: typed } };
}

/** Options belong to a choice alone, lengths to texts. */
export function withType(field: FormField, type: FormField['type']): FormField {
  const { options, maxLength, ...rest } = field;
  return {
    ...rest,
    type,
    ...(type === 'choice' ? { options: options ?? [] } : {}),
    ...((type === 'text' || type === 'longText') && maxLength !== undefined ? { maxLength } : {}),
  };
}

/** An option keeps its code and its other language as long as its label stays. */
export function withOptions(field: FormField, language: Language, labels: readonly string[]): FormField {
  const known = field.options ?? [];
  const options: Option[] = [];
  for (const label of labels) {
    const taken = [...known, ...options].map(({ code }) => code);
    options.push(
      known.find((option) => option.label[language] === label) ?? {
        code: freeCode('option', taken),
        label: { zh: label, en: label },
      },
    );
  }
  return { ...field, options };
}

function freeCode(stem: string, taken: readonly string[]): string {
  let number = 1;
  while (taken.includes(`${stem}${number}`)) number += 1;
  return `${stem}${number}`;
}

import { isOfType, type FactValue, type FormField, type LocalizedText, type UserTask } from '@zhengai/engine';
import { Failure, type FailurePart } from '../../ports/index.js';

export type TaskValues = Readonly<Record<string, unknown>>;

const MAX_TEXT = 2_000;
const MAX_LONG_TEXT = 20_000;

/**
 * The values that belong to the form, checked: type, options and length always, presence only when submitted.
 *
 * @throws Failure `task.invalidValues`; its parts' paths are `/values/<field code>`
 */
export function checkTaskValues(
  form: UserTask['form'],
  values: TaskValues,
  options: { readonly submitted: boolean },
): Record<string, FactValue> {
  const parts: FailurePart[] = [];
  const checked: Record<string, FactValue> = {};
  const fault = (field: string, code: string, message: LocalizedText) => {
    parts.push({ path: `/values/${field}`, code, message });
  };
  const known = new Set(form.map(({ code }) => code));
  for (const name of Object.keys(values)) {
    if (known.has(name)) continue;
    fault(name, 'field.unknown', {
      zh: `表单里没有“${name}”这一项。请刷新页面后重新填写。`,
      en: `The form has no field ${name}. Reload the page and fill it in again.`,
    });
  }
  for (const field of form) {
    const value = Object.hasOwn(values, field.code) ? values[field.code] : undefined;
    if (isEmpty(value)) {
      if (field.required && options.submitted) fault(field.code, 'field.required', required(field));
      continue;
    }
    const message = FAULTS[field.type](field, value);
    if (message) fault(field.code, 'field.invalid', message);
    else checked[field.code] = value as FactValue;
  }
  if (parts.length === 0) return checked;
  throw new Failure(
    'task.invalidValues',
    {
      zh: `表单有 ${parts.length} 处需要改正,尚未保存。`,
      en: `${parts.length} fields of the form need correcting; nothing was saved.`,
    },
    parts,
  );
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

function required({ label }: FormField): LocalizedText {
  return { zh: `请填写“${label.zh}”。`, en: `Fill in “${label.en}”.` };
}

type Check = (field: FormField, value: unknown) => LocalizedText | undefined;

const text =
  (longest: number): Check =>
  ({ label, maxLength = longest }, value) => {
    if (typeof value !== 'string') {
      return { zh: `“${label.zh}”应为文字。`, en: `“${label.en}” is a text.` };
    }
    if (value.length <= maxLength) return undefined;
    return {
      zh: `“${label.zh}”最多 ${maxLength} 字,现在有 ${value.length} 字。`,
      en: `“${label.en}” takes at most ${maxLength} characters; this has ${value.length}.`,
    };
  };

const FAULTS: Record<FormField['type'], Check> = {
  text: text(MAX_TEXT),
  longText: text(MAX_LONG_TEXT),
  number: ({ label }, value) =>
    typeof value === 'number' && Number.isFinite(value)
      ? undefined
      : { zh: `“${label.zh}”应为数字。`, en: `“${label.en}” is a number.` },
  date: ({ label }, value) =>
    typeof value === 'string' && isOfType(value, 'date') && !Number.isNaN(Date.parse(value))
      ? undefined
      : { zh: `“${label.zh}”应为日期(年-月-日)。`, en: `“${label.en}” is a date (YYYY-MM-DD).` },
  boolean: ({ label }, value) =>
    typeof value === 'boolean'
      ? undefined
      : { zh: `“${label.zh}”应为是或否。`, en: `“${label.en}” is true or false.` },
  choice: ({ label, options = [] }, value) =>
    options.some(({ code }) => code === value)
      ? undefined
      : {
          zh: `“${label.zh}”请从给出的选项中选择。`,
          en: `Choose one of the options of “${label.en}”.`,
        },
};

import { Check } from 'typebox/value';
import type { Diagnostic } from '../model/index.js';
import { packError } from './pack-diagnostic.js';
import { ParameterSchema, type Parameter } from './pack-schema.js';

export type ParameterValues = Readonly<Record<string, number | string | boolean>>;

const TOKEN = /\$\{([^}]+)\}/g;
const MAX_DEPTH = 60;

/**
 * Puts the parameters' values where `${code}` stands in the definitions. A text that is one token becomes the typed
 * value; inside a longer text a token becomes its text, an option its formula.
 *
 * @param chosen  a college's own values, instead of the pack's
 */
export function substituteParameters(
  input: Readonly<Record<string, unknown>>,
  chosen: ParameterValues,
): { readonly pack: Record<string, unknown>; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const parameters = readParameters(input['parameters']);
  const values = new Map(
    parameters.map((parameter) => [parameter.code, valueOf(parameter, chosen, diagnostics)]),
  );
  for (const code of Object.keys(chosen)) {
    if (!values.has(code)) diagnostics.push(unknownParameter('parameters', code));
  }
  const replace = (text: string, path: string): string | number | boolean => {
    const whole = /^\$\{([^}]+)\}$/.exec(text)?.[1];
    if (whole !== undefined && values.has(whole)) return inner(values.get(whole) ?? '', path);
    return text.replace(TOKEN, (token, code: string) => {
      const value = values.get(code);
      if (value === undefined) diagnostics.push(unknownParameter(path, code));
      return value === undefined ? token : String(inner(value, path));
    });
  };
  /** An option's formula may name plain parameters: one level. */
  const inner = (value: string | number | boolean, path: string): string | number | boolean =>
    typeof value !== 'string'
      ? value
      : value.replace(TOKEN, (token, code: string) => {
          const nested = values.get(code);
          if (nested === undefined) diagnostics.push(unknownParameter(path, code));
          return nested === undefined ? token : String(nested);
        });
  const walk = (value: unknown, path: string, depth: number): unknown => {
    if (typeof value === 'string') return value.includes('${') ? replace(value, path) : value;
    if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return value;
    if (Array.isArray(value)) return value.map((entry, i) => walk(entry, `${path}/${i}`, depth + 1));
    return Object.fromEntries(
      Object.entries(value).map(([key, entry]) => [key, walk(entry, `${path}/${key}`, depth + 1)]),
    );
  };
  const pack = Object.fromEntries(
    Object.entries(input).map(([key, value]) => [key, key === 'parameters' ? value : walk(value, key, 0)]),
  );
  return { pack, diagnostics };
}

function readParameters(input: unknown): Parameter[] {
  return Array.isArray(input)
    ? input.filter((entry): entry is Parameter => Check(ParameterSchema, entry))
    : [];
}

function valueOf(
  parameter: Parameter,
  chosen: ParameterValues,
  diagnostics: Diagnostic[],
): string | number | boolean {
  const value = chosen[parameter.code] ?? parameter.value;
  if (!parameter.options) return value;
  const option = parameter.options.find(({ code }) => code === value);
  if (option) return option.formula;
  diagnostics.push(
    packError(
      'pack.parameter',
      `parameters/${parameter.code}`,
      `参数“${parameter.name.zh}”没有选项 ${String(value)}`,
      `the parameter "${parameter.name.en}" has no option ${String(value)}`,
    ),
  );
  return '';
}

function unknownParameter(path: string, code: string): Diagnostic {
  return packError('pack.parameter', path, `没有参数 ${code}`, `there is no parameter ${code}`);
}

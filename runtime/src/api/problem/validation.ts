import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import addFormatsModule from 'ajv-formats';
import localizeModule from 'ajv-i18n';
import type { FastifySchemaCompiler } from 'fastify';
import type { FailurePart } from '../../ports/index.js';

// both are CommonJS, whose types name a default that their code does not have
const addFormats = addFormatsModule as unknown as (ajv: Ajv) => void;
const localize = localizeModule as unknown as Record<'zh' | 'en', (errors: ErrorObject[]) => void>;

function newAjv(coerceTypes: boolean | 'array'): Ajv {
  const ajv = new Ajv({ strict: false, allErrors: true, useDefaults: true, verbose: true, coerceTypes });
  addFormats(ajv);
  return ajv;
}

/** Bodies are taken as they are; what stands in an address is text, and read as the schema's type. */
export function requestValidator(): FastifySchemaCompiler<object> {
  const strict = newAjv(false);
  const coercing = newAjv('array');
  return ({ schema, httpPart }): ValidateFunction =>
    (httpPart === 'body' ? strict : coercing).compile(schema);
}

/** What a failed validation found, in both languages. */
export function validationParts(errors: readonly ErrorObject[], context: string | undefined): FailurePart[] {
  const told = withoutAlternatives(errors);
  const zh = localized(told, 'zh');
  const en = localized(told, 'en');
  return told.map((error, index) => ({
    path: pathOf(error, context),
    code: `request.${error.keyword}`,
    message: { zh: zh[index] ?? '', en: en[index] ?? '' },
  }));
}

/** One sentence for each union that did not fit, instead of one for each of its alternatives. */
function withoutAlternatives(errors: readonly ErrorObject[]): ErrorObject[] {
  const unions = errors.filter(({ keyword }) => keyword === 'anyOf');
  return errors.filter(
    (error) =>
      !unions.some((union) => union !== error && error.schemaPath.startsWith(`${union.schemaPath}/`)),
  );
}

function localized(errors: readonly ErrorObject[], language: 'zh' | 'en'): string[] {
  const copies = errors.map((error) => ({ ...error }));
  localize[language](copies);
  return copies.map((error) => alternatives(error, language) ?? error.message ?? error.keyword);
}

function alternatives(error: ErrorObject, language: 'zh' | 'en'): string | undefined {
  if (error.keyword !== 'anyOf' || !Array.isArray(error.schema)) return undefined;
  const words = (error.schema as readonly { const?: unknown; type?: string }[]).map(
    ({ const: value, type }) =>
      value === undefined ? (type === undefined ? undefined : type) : JSON.stringify(value),
  );
  if (words.includes(undefined)) return undefined;
  return language === 'zh' ? `应当是以下之一:${words.join('、')}` : `must be one of: ${words.join(', ')}`;
}

function pathOf(error: ErrorObject, context: string | undefined): string {
  const inside = error.instancePath;
  const missing: unknown = error.params['missingProperty'];
  const tail = typeof missing === 'string' ? `/${missing}` : '';
  return `${context === undefined || context === 'body' ? '' : context}${inside}${tail}`;
}

import type { LocalizedText } from '@zhengai/engine';
import { Ajv, type ErrorObject } from 'ajv';
import type { TSchema } from 'typebox';

/** One departure from a schema. */
export interface SchemaProblem {
  /** JSON pointer, also to a property that is missing or not known. */
  readonly pointer: string;
  /** `schema.` and the JSON Schema keyword. */
  readonly code: string;
  readonly message: LocalizedText;
}

/** All that a schema finds wrong; empty when nothing. */
export function schemaProblems(schema: TSchema, input: unknown): SchemaProblem[] {
  const ajv = new Ajv({ strict: false, allErrors: true, verbose: true });
  if (ajv.validate(schema, input)) return [];
  const errors = ajv.errors ?? [];
  return withoutAlternatives(errors).map((error) => ({
    pointer: pointerOf(error),
    code: `schema.${error.keyword}`,
    message: messageOf(error),
  }));
}

/** One sentence for a choice that did not fit, instead of one for each alternative. */
function withoutAlternatives(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const choices = errors.filter(({ keyword }) => keyword === 'anyOf').map(({ schemaPath }) => schemaPath);
  return errors.filter(({ schemaPath }) => !choices.some((path) => schemaPath.startsWith(`${path}/`)));
}

function pointerOf({ instancePath, params }: ErrorObject): string {
  const { missingProperty, additionalProperty } = params as Record<string, unknown>;
  const property = missingProperty ?? additionalProperty;
  if (typeof property !== 'string') return instancePath || '/';
  return `${instancePath}/${property.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

const TYPES: Readonly<Record<string, LocalizedText>> = {
  object: { zh: '“键：值”的对象', en: 'a mapping' },
  string: { zh: '文字', en: 'a text' },
  number: { zh: '数字', en: 'a number' },
};

function messageOf({ keyword, params, schema, data, message }: ErrorObject): LocalizedText {
  const { limit, type } = params as { limit?: number; type?: string };
  switch (keyword) {
    case 'required':
      return { zh: '缺少这一项', en: 'is missing' };
    case 'additionalProperties':
      return { zh: '不认识这一项，请检查拼写', en: 'is not known; check the spelling' };
    case 'type':
      return {
        zh: `应为${TYPES[type ?? '']?.zh ?? type}`,
        en: `must be ${TYPES[type ?? '']?.en ?? type}`,
      };
    case 'anyOf': {
      const known = (schema as readonly { const?: unknown; type?: string }[]).map((one) =>
        one.const === undefined ? String(one.type) : JSON.stringify(one.const),
      );
      return { zh: `应为 ${known.join(' 或 ')}`, en: `must be ${known.join(' or ')}` };
    }
    case 'minProperties':
    case 'maxProperties': {
      const known = Object.keys(data ?? {}).join(', ');
      return {
        zh: `column 与 constant 应写且只写一个（现有：${known || '无'}）`,
        en: `give one of column and constant (there is: ${known || 'none'})`,
      };
    }
    case 'minLength':
      return { zh: '不能为空', en: 'must not be empty' };
    case 'maxLength':
      return { zh: `最多 ${limit} 个字符`, en: `has at most ${limit} characters` };
    case 'pattern':
      return {
        zh: '不能作编码：以字母、数字或汉字开头，只含字母、数字、汉字和 . _ / -',
        en: 'is no code: begin with a letter or digit and use only those and . _ / -',
      };
    default:
      return { zh: message ?? keyword, en: message ?? keyword };
  }
}

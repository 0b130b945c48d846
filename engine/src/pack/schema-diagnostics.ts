import type { Diagnostic } from '../model/index.js';
import { isRecord, packError, packWarning } from './pack-diagnostic.js';

/** The part of JSON Schema that our schemas are written in. */
interface Schema {
  readonly type?: string;
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** More findings than this help nobody. */
const MAX_FINDINGS = 500;

/**
 * Where a value departs from its schema, in words people can act on. A choice between objects is told by their `kind`;
 * a property the schema does not know is a warning, for it is mostly a spelling mistake.
 */
export function schemaDiagnostics(schema: unknown, value: unknown, path: string): Diagnostic[] {
  const walk = new Walk();
  walk.check(schema as Schema, value, path);
  return walk.found;
}

class Walk {
  readonly found: Diagnostic[] = [];

  check(schema: Schema, value: unknown, path: string): void {
    if (this.found.length >= MAX_FINDINGS) return;
    if (schema.anyOf) return this.choice(schema.anyOf, value, path);
    if ('const' in schema) {
      if (value !== schema.const) this.add('value', path, ...oneOf([schema.const], value));
      return;
    }
    if (schema.type === undefined) return;
    if (!isOfType(schema.type, value)) {
      this.add('type', path, ...wrongType(schema.type, value));
      return;
    }
    if (typeof value === 'string') this.text(schema, value, path);
    else if (typeof value === 'number') this.number(schema, value, path);
    else if (Array.isArray(value)) this.list(schema, value, path);
    else if (isRecord(value)) this.object(schema, value, path);
  }

  private choice(schemas: readonly Schema[], value: unknown, path: string): void {
    if (schemas.every((one) => 'const' in one)) {
      const allowed = schemas.map((one) => one.const);
      if (!allowed.includes(value)) this.add('value', path, ...oneOf(allowed, value));
      return;
    }
    if (isRecord(value) && schemas.every((one) => one.properties?.['kind'] !== undefined)) {
      const kinds = schemas.map((one) => one.properties?.['kind']?.const);
      const chosen = schemas[kinds.indexOf(value['kind'])];
      if (chosen) this.check(chosen, value, path);
      else this.add('value', `${path}/kind`, ...oneOf(kinds, value['kind']));
      return;
    }
    const fitting = schemas.find((one) =>
      schemaDiagnostics(one, value, path).every(({ severity }) => severity !== 'error'),
    );
    if (fitting) return this.check(fitting, value, path);
    const near = schemas.find(
      (one) => one.type !== undefined && !('const' in one) && isOfType(one.type, value),
    );
    if (near) return this.check(near, value, path);
    const constants = schemas.filter((one) => 'const' in one).map((one) => JSON.stringify(one.const));
    const kinds = schemas.flatMap((one) => ('const' in one ? [] : [one.type ?? '']));
    this.add(
      'value',
      path,
      `应为${[...kinds.map((kind) => TYPES[kind]?.[0] ?? kind), ...constants].join('、')}之一,实际是 ${shown(value)}`,
      `Must be one of: ${[...kinds.map((kind) => TYPES[kind]?.[1] ?? kind), ...constants].join(', ')}; it is ${shown(value)}`,
    );
  }

  private text(schema: Schema, value: string, path: string): void {
    const length = [...value].length;
    if (schema.minLength !== undefined && length < schema.minLength) {
      this.add('short', path, '不能为空', 'Must not be empty');
    } else if (schema.maxLength !== undefined && length > schema.maxLength) {
      this.add(
        'long',
        path,
        `太长(${length} 字,上限 ${schema.maxLength})`,
        `Too long (${length} characters, at most ${schema.maxLength})`,
      );
    } else if (schema.pattern !== undefined && !new RegExp(schema.pattern, 'u').test(value)) {
      this.add(
        'pattern',
        path,
        schema.pattern.includes('\\p{L}')
          ? `“${value}”不能作编码:以字母、数字或汉字开头,只含字母、数字、汉字和 . _ / -`
          : `“${value}”的写法不对,应符合 ${schema.pattern}`,
        schema.pattern.includes('\\p{L}')
          ? `“${value}” is no code: begin with a letter, digit or character and use only those and . _ / -`
          : `“${value}” is not written as it must be: ${schema.pattern}`,
      );
    }
  }

  private number(schema: Schema, value: number, path: string): void {
    if (schema.minimum !== undefined && value < schema.minimum) {
      this.add(
        'minimum',
        path,
        `不能小于 ${schema.minimum},实际是 ${value}`,
        `Must be at least ${schema.minimum}; it is ${value}`,
      );
    }
    if (schema.maximum !== undefined && value > schema.maximum) {
      this.add(
        'maximum',
        path,
        `不能大于 ${schema.maximum},实际是 ${value}`,
        `Must be at most ${schema.maximum}; it is ${value}`,
      );
    }
  }

  private list(schema: Schema, value: readonly unknown[], path: string): void {
    if (schema.minItems !== undefined && value.length < schema.minItems) {
      this.add('few', path, `至少要有 ${schema.minItems} 项`, `Needs at least ${schema.minItems} entries`);
    }
    if (schema.maxItems !== undefined && value.length > schema.maxItems) {
      this.add(
        'many',
        path,
        `有 ${value.length} 项,上限 ${schema.maxItems}`,
        `Has ${value.length} entries, at most ${schema.maxItems}`,
      );
      return;
    }
    const { items } = schema;
    if (items) value.forEach((one, i) => this.check(items, one, `${path}/${nameOf(one, i, path)}`));
  }

  private object(schema: Schema, value: Readonly<Record<string, unknown>>, path: string): void {
    const at = (key: string) => (path === '' ? key : `${path}/${escapePointer(key)}`);
    for (const key of schema.required ?? []) {
      if (!Object.hasOwn(value, key)) {
        this.add('required', path, `缺少“${key}”`, `“${key}” is missing`);
      }
    }
    const each = Object.values(schema.patternProperties ?? {})[0];
    for (const [key, one] of Object.entries(value)) {
      const known =
        schema.properties && Object.hasOwn(schema.properties, key) ? schema.properties[key] : each;
      // a property that is there without a value counts as left out
      if (known && !(one === undefined && !schema.required?.includes(key))) this.check(known, one, at(key));
      else if (!known && schema.properties) {
        this.found.push(
          packWarning(
            'pack.shape.property',
            at(key),
            `不认识“${key}”,将被忽略`,
            `“${key}” is not known and is ignored`,
          ),
        );
      }
    }
  }

  private add(what: string, path: string, zh: string, en: string): void {
    this.found.push(packError(`pack.shape.${what}`, path === '' ? 'pack' : path, zh, en));
  }
}

const TYPES: Readonly<Record<string, readonly [string, string]>> = {
  string: ['文字', 'a text'],
  number: ['数', 'a number'],
  integer: ['整数', 'a whole number'],
  boolean: ['true 或 false', 'true or false'],
  array: ['列表', 'a list'],
  object: ['对象', 'an object'],
  null: ['null', 'null'],
};

function isOfType(type: string, value: unknown): boolean {
  switch (type) {
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isRecord(value);
    case 'integer':
      return Number.isInteger(value);
    case 'number':
      return Number.isFinite(value);
    case 'null':
      return value === null;
    default:
      return typeof value === type;
  }
}

function wrongType(type: string, value: unknown): [string, string] {
  const [zh, en] = TYPES[type] ?? [type, type];
  return [`应为${zh},实际是 ${shown(value)}`, `Must be ${en}; it is ${shown(value)}`];
}

function oneOf(allowed: readonly unknown[], value: unknown): [string, string] {
  return [
    `应为 ${allowed.map(String).join('、')} 之一,实际是 ${shown(value)}`,
    `Must be one of ${allowed.map(String).join(', ')}; it is ${shown(value)}`,
  ];
}

function shown(value: unknown): string {
  if (value === undefined) return '(无 / none)';
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? '[…]' : '{…}';
  const text = typeof value === 'string' ? `“${value}”` : (JSON.stringify(value) ?? typeof value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** Entries of the pack's own lists go by their code, others by their place. */
function nameOf(value: unknown, index: number, path: string): string {
  const code = isRecord(value) ? value['code'] : undefined;
  return !path.includes('/') && typeof code === 'string' && code !== '' ? code : String(index);
}

function escapePointer(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

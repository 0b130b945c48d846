import type { OutputEntry, TableOutput, ValueType } from '@zhengai/engine';

/** A result cell as DMN writes it. */
export function textOfEntry(entry: OutputEntry): string {
  return entry === null ? 'null' : String(entry);
}

/** Numbers, truths and null as they are, anything else as a formula. */
export function entryOfText(text: string): OutputEntry {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed === '-' || trimmed === 'null') return null;
  if (trimmed === 'true' || trimmed === 'false') return trimmed === 'true';
  return /^-?(\d+(\.\d+)?|\.\d+)$/u.test(trimmed) ? Number(trimmed) : trimmed;
}

/** A value as a FEEL literal. */
export function literalText(value: string | number | boolean | null): string {
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}

/** `"红","黄",3` as values; what is no list of literals is `undefined`. */
export function literalsOf(text: string): NonNullable<TableOutput['values']> | undefined {
  const values: (string | number | boolean)[] = [];
  const literal = /\s*(?:("(?:[^"\\]|\\.)*")|(-?\d+(?:\.\d+)?)|(true|false))\s*(,|$)/uy;
  while (literal.lastIndex < text.length) {
    const found = literal.exec(text);
    if (!found) return undefined;
    const [, quoted, number, truth] = found;
    if (quoted !== undefined) values.push(JSON.parse(quoted) as string);
    else if (number !== undefined) values.push(Number(number));
    else values.push(truth === 'true');
  }
  return values;
}

const TYPES: Readonly<Record<string, ValueType>> = {
  number: 'number',
  integer: 'number',
  long: 'number',
  double: 'number',
  decimal: 'number',
  string: 'text',
  boolean: 'boolean',
  date: 'date',
};

/** DMN's type, with or without a prefix (`feel:number`); texts where it says nothing. */
export function valueTypeOf(typeRef: string | undefined): ValueType {
  const name = typeRef?.split(':').at(-1)?.toLowerCase() ?? '';
  return TYPES[name] ?? 'text';
}

export function typeRefOf(type: ValueType): string {
  return type === 'text' ? 'string' : type;
}

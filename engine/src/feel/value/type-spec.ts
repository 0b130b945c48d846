import { FeelClosure } from './feel-closure.js';
import { FeelRange } from './feel-range.js';
import { isContext, isList, typeOfValue, type FeelValueType } from './feel-value.js';

/** A type as written after `instance of` or a parameter, DMN 1.5, 10.3.2.9. */
export type TypeSpec =
  | { readonly kind: 'any' }
  | { readonly kind: 'plain'; readonly type: FeelValueType }
  | { readonly kind: 'list' | 'range'; readonly of: TypeSpec }
  | { readonly kind: 'context'; readonly entries: readonly (readonly [string, TypeSpec])[] }
  | { readonly kind: 'function'; readonly parameters: readonly TypeSpec[]; readonly result: TypeSpec };

const ANY: TypeSpec = { kind: 'any' };

const PLAIN: Readonly<Record<string, TypeSpec>> = {
  Any: ANY,
  any: ANY,
  Null: { kind: 'plain', type: 'null' },
  number: { kind: 'plain', type: 'number' },
  string: { kind: 'plain', type: 'string' },
  boolean: { kind: 'plain', type: 'boolean' },
  date: { kind: 'plain', type: 'date' },
  time: { kind: 'plain', type: 'time' },
  'date and time': { kind: 'plain', type: 'date and time' },
  'years and months duration': { kind: 'plain', type: 'years and months duration' },
  'days and time duration': { kind: 'plain', type: 'days and time duration' },
};

/** `undefined` for a type that is not known; `list`, `range` and `context` alone are those of anything. */
export function parseTypeSpec(text: string): TypeSpec | undefined {
  const reader = new TypeReader(text);
  const spec = reader.read();
  return spec && reader.atEnd() ? spec : undefined;
}

class TypeReader {
  private at = 0;

  constructor(private readonly text: string) {}

  atEnd(): boolean {
    this.space();
    return this.at === this.text.length;
  }

  read(): TypeSpec | undefined {
    const name = this.word();
    switch (name) {
      case 'list':
      case 'range': {
        if (!this.take('<')) return { kind: name, of: ANY };
        const of = this.read();
        return of && this.take('>') ? { kind: name, of } : undefined;
      }
      case 'context':
        return this.readContext();
      case 'function':
        return this.readFunction();
      default:
        return Object.hasOwn(PLAIN, name) ? PLAIN[name] : undefined;
    }
  }

  private readContext(): TypeSpec | undefined {
    const entries: (readonly [string, TypeSpec])[] = [];
    if (!this.take('<') || this.take('>')) return { kind: 'context', entries };
    do {
      const key = this.word();
      if (key === '' || !this.take(':')) return undefined;
      const type = this.read();
      if (!type) return undefined;
      entries.push([key, type]);
    } while (this.take(','));
    return this.take('>') ? { kind: 'context', entries } : undefined;
  }

  private readFunction(): TypeSpec | undefined {
    if (!this.take('<')) return undefined;
    const parameters: TypeSpec[] = [];
    if (!this.take('>')) {
      do {
        const parameter = this.read();
        if (!parameter) return undefined;
        parameters.push(parameter);
      } while (this.take(','));
      if (!this.take('>')) return undefined;
    }
    if (!this.take('->')) return undefined;
    const result = this.read();
    return result && { kind: 'function', parameters, result };
  }

  private word(): string {
    this.space();
    const match = /^[^<>,:()-]+/.exec(this.text.slice(this.at));
    this.at += match?.[0].length ?? 0;
    return (match?.[0] ?? '').trim().replace(/\s+/g, ' ');
  }

  private take(sign: string): boolean {
    this.space();
    if (!this.text.startsWith(sign, this.at)) return false;
    this.at += sign.length;
    return true;
  }

  private space(): void {
    while (/\s/.test(this.text.charAt(this.at))) this.at++;
  }
}

/** Whether a value is an instance of a type; null is one of no type, but may stand inside lists and contexts. */
export function isInstanceOf(value: unknown, spec: TypeSpec): boolean {
  if (value === null) return spec.kind === 'plain' && spec.type === 'null';
  switch (spec.kind) {
    case 'any':
      return true;
    case 'plain':
      return typeOfValue(value) === spec.type;
    case 'list':
      return isList(value) && value.every((element) => element === null || isInstanceOf(element, spec.of));
    case 'range':
      return (
        value instanceof FeelRange &&
        [value.start, value.end].every((end) => end === null || isInstanceOf(end, spec.of))
      );
    case 'context':
      return (
        isContext(value) &&
        spec.entries.every(([key, type]) => {
          if (!Object.hasOwn(value, key)) return false;
          const entry = value[key] ?? null;
          return entry === null || isInstanceOf(entry, type);
        })
      );
    case 'function':
      return (
        value instanceof FeelClosure &&
        value.parameters.length === spec.parameters.length &&
        value.parameters.every(({ type }, i) => isAsWide(type ?? ANY, spec.parameters[i] ?? ANY))
      );
  }
}

/** Whether a parameter of one type takes every value of another. */
function isAsWide(wide: TypeSpec, narrow: TypeSpec): boolean {
  return wide.kind === 'any' || JSON.stringify(wide) === JSON.stringify(narrow);
}

/**
 * A value made to fit a type, DMN 1.5, 10.3.2.9.4: a list of one element is its element where no list is asked for and
 * the other way round; what does not fit is null.
 */
export function coerceTo(value: unknown, spec: TypeSpec): unknown {
  if (value === null || isInstanceOf(value, spec)) return value;
  if (isList(value) && value.length === 1 && spec.kind !== 'list') return coerceTo(value[0], spec);
  return spec.kind === 'list' && !isList(value) && isInstanceOf(value, spec.of) ? [value] : null;
}

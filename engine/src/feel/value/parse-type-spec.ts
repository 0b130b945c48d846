import { ANY_TYPE, type TypeSpec } from './type-spec.js';

const PLAIN: Readonly<Record<string, TypeSpec>> = {
  Any: ANY_TYPE,
  any: ANY_TYPE,
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
        if (!this.take('<')) return { kind: name, of: ANY_TYPE };
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

import pg from 'pg';

const INT8 = 20;
const DATE = 1082;
const TIMESTAMPTZ = 1184;

type Parser = (text: string) => unknown;

const PARSERS: ReadonlyMap<number, Parser> = new Map<number, Parser>([
  [INT8, parseInt8],
  [DATE, (text) => text],
  [TIMESTAMPTZ, parseInstant],
]);

/** How columns arrive: int8 as a number, instants as ISO text in UTC with milliseconds, days as `YYYY-MM-DD`. */
export const VALUE_TYPES: pg.CustomTypesConfig = {
  // Per query, as the pool and pg's own table of parsers are shared with others.
  getTypeParser: (oid: number, format?: 'text' | 'binary') => {
    const parser = format === 'binary' ? undefined : PARSERS.get(oid);
    return parser ?? (pg.types.getTypeParser(oid, format ?? 'text') as Parser);
  },
};

function parseInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`integer out of range: ${text}`);
  return value;
}

function parseInstant(text: string): string {
  return new Date(text).toISOString();
}

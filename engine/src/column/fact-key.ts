import {
  EVIDENCE_KINDS,
  FACT_KINDS,
  FORMULA_KINDS,
  parseViaKey,
  type FactKey,
  type FactKind,
  type FactRef,
  type FormulaKind,
  type PeriodKind,
  type RollMethod,
} from '../model/index.js';

const KINDS: ReadonlySet<string> = new Set([...FACT_KINDS, ...FORMULA_KINDS]);
/** Of these the part after `#` is a property; of a standard it is a line. */
const WITH_PROPERTY: ReadonlySet<string> = new Set([...EVIDENCE_KINDS, 'record']);
const FORM =
  /^([a-zA-Z]+):([^#[~@|]+)(?:#([^[~@|]+))?(?:\[([^\]]*)\])?(?:~([^@|]+))?(?:\|(sum|mean|last|first|max|min)\.([A-Za-z]+))?(?:@(-?\d+))?(?:@(-?\d+)y)?$/;

/** The reference that a key spells, the inverse of `factKey`; any text that names no kind is a plain fact. */
export function parseFactKey(key: FactKey): FactRef {
  const way = parseViaKey(key);
  if (way) return { ...parseFactKey(key.slice(way.length)), via: way.via };
  const match = FORM.exec(key);
  const [, kind = '', code = '', line, slice, basis, method, of, offset, years] = match ?? [];
  if (!KINDS.has(kind)) return parsePlain(key);
  return {
    kind: kind as FactKind | FormulaKind,
    code,
    ...(line === undefined ? {} : WITH_PROPERTY.has(kind) ? { property: line } : { line }),
    ...(slice === undefined ? {} : { slice }),
    ...(basis === undefined ? {} : { basis }),
    ...(method === undefined ? {} : { roll: { kind: of as PeriodKind, with: method as RollMethod } }),
    ...(offset === undefined ? {} : { offset: Number(offset) }),
    ...(years === undefined ? {} : { years: Number(years) }),
  };
}

function parsePlain(key: FactKey): FactRef {
  const match = /^(.+?)(?:@(-?\d+))?(?:@(-?\d+)y)?$/.exec(key);
  const [, code = key, offset, years] = match ?? [];
  return {
    kind: 'plain',
    code,
    ...(offset === undefined ? {} : { offset: Number(offset) }),
    ...(years === undefined ? {} : { years: Number(years) }),
  };
}

/** The same fact `n` periods, then `years` years further on (back when negative). */
export function shiftFact(ref: FactRef, n: number, years = 0): FactRef {
  const { offset = 0, years: own = 0, ...rest } = ref;
  return {
    ...rest,
    ...(offset + n === 0 ? {} : { offset: offset + n }),
    ...(own + years === 0 ? {} : { years: own + years }),
  };
}

/** What a formula over a slice reads: that slice of its items and indicators. */
export function sliceFact(ref: FactRef, slice: string | undefined): FactRef {
  const sliced = ref.kind === 'item' || ref.kind === 'indicator';
  return slice === undefined || !sliced || ref.slice !== undefined ? ref : { ...ref, slice };
}

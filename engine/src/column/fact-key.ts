import { FACT_KINDS, type FactKey, type FactKind, type FactRef } from '../model/index.js';

const KINDS: ReadonlySet<string> = new Set(FACT_KINDS);
const FORM = /^([a-z]+):([^#[~@]+)(?:#([^[~@]+))?(?:\[([^\]]*)\])?(?:~([^@]+))?(?:@(-?\d+))?$/;

/** The reference that a key spells, the inverse of `factKey`; any text that names no kind is a plain fact. */
export function parseFactKey(key: FactKey): FactRef {
  const match = FORM.exec(key);
  const [, kind = '', code = '', line, slice, basis, offset] = match ?? [];
  if (!KINDS.has(kind)) return parsePlain(key);
  return {
    kind: kind as FactKind,
    code,
    ...(line === undefined ? {} : { line }),
    ...(slice === undefined ? {} : { slice }),
    ...(basis === undefined ? {} : { basis }),
    ...(offset === undefined ? {} : { offset: Number(offset) }),
  };
}

function parsePlain(key: FactKey): FactRef {
  const match = /^(.+)@(-?\d+)$/.exec(key);
  return match
    ? { kind: 'plain', code: match[1] as string, offset: Number(match[2]) }
    : { kind: 'plain', code: key };
}

/** The same fact `n` periods further on (back when negative). */
export function shiftFact(ref: FactRef, n: number): FactRef {
  const { offset = 0, ...rest } = ref;
  return offset + n === 0 ? rest : { ...rest, offset: offset + n };
}

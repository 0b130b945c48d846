import type { Column, Columns } from '../../column/index.js';

/** A text column as numbers: `texts[codes[i]]` is the value of row `i`, code 0 is `null`. */
export interface TextCodes {
  readonly codes: Int32Array | Uint8Array;
  readonly texts: readonly (string | null)[];
  /** For each code the rows that have it, a bit for each; made when first asked for. Only for a few texts. */
  readonly bitmaps?: () => readonly Uint32Array[];
}

/** A text or date column that carries its codes, so that every rule over it reads numbers only. */
export type EncodedColumn = Extract<Column, { kind: 'text' | 'date' }> & { readonly textCodes: TextCodes };

/** `encodeColumn` for each of them. */
export function encodeColumns(columns: Columns): Columns {
  return Object.fromEntries(Object.entries(columns).map(([key, column]) => [key, encodeColumn(column)]));
}

/**
 * Lets a text or date column keep its codes, made when a rule first asks for them (about 1 ms for 100,000 texts) and
 * then shared by all rules; a rule that meets a plain column makes them itself, each time. Columns must not be changed
 * afterwards.
 */
export function encodeColumn(column: Column): Column {
  if (column.kind === 'number' || column.kind === 'boolean' || 'textCodes' in column) return column;
  const { kind, values } = column;
  let codes: TextCodes | undefined;
  const get = () => (codes ??= withBitmaps(encodeTexts(values, values.length)));
  // Not enumerable: a copy with other values must not take these codes along.
  return Object.defineProperty({ kind, values }, 'textCodes', { get });
}

/** The codes of a text column, made now unless it brings them. */
export function textCodesOf(column: Extract<Column, { kind: 'text' | 'date' }>, count: number): TextCodes {
  return (column as Partial<EncodedColumn>).textCodes ?? encodeTexts(column.values, count);
}

/** With more texts than this the bitmaps would be larger than the codes. */
const FEW_TEXTS = 32;

function withBitmaps({ codes, texts }: TextCodes): TextCodes {
  if (texts.length > FEW_TEXTS) return { codes, texts };
  let bitmaps: readonly Uint32Array[] | undefined;
  return { codes, texts, bitmaps: () => (bitmaps ??= bitmapsOf(codes, texts.length)) };
}

function bitmapsOf(codes: TextCodes['codes'], texts: number): readonly Uint32Array[] {
  const words = (codes.length + 31) >>> 5;
  const bits = new Uint32Array(words * texts);
  for (let i = 0; i < codes.length; i += 1) {
    const word = (codes[i] as number) * words + (i >>> 5);
    bits[word] = (bits[word] as number) | (1 << (i & 31));
  }
  return Array.from({ length: texts }, (_, code) => bits.subarray(code * words, (code + 1) * words));
}

/** Slots of the cache before the map; a power of two. */
const CACHE = 1024;

/**
 * Columns repeat a few texts many times: a cache found by three characters answers most rows in 7 ns, where the map
 * alone takes 17.
 */
function encodeTexts(values: readonly (string | null)[], count: number): TextCodes {
  const codes = new Int32Array(count);
  const texts: (string | null)[] = [null];
  const codeOf = new Map<string, number>();
  const cachedText = new Array<string>(CACHE).fill('');
  const cachedCode = new Int32Array(CACHE);
  for (let i = 0; i < count; i += 1) {
    const text = values[i] ?? null;
    if (text === null) continue;
    const slot = cacheSlot(text);
    let code = cachedCode[slot] as number;
    // Code 0 is nobody's: an empty slot holds '' and must not answer for it.
    if (code === 0 || cachedText[slot] !== text) {
      code = codeOf.get(text) ?? texts.push(text) - 1;
      codeOf.set(text, code);
      cachedText[slot] = text;
      cachedCode[slot] = code;
    }
    codes[i] = code;
  }
  return { codes: texts.length <= 256 ? new Uint8Array(codes) : codes, texts };
}

function cacheSlot(text: string): number {
  const { length } = text;
  if (length === 0) return 0;
  const spread =
    text.charCodeAt(0) * 17 + text.charCodeAt(length >> 1) * 131 + text.charCodeAt(length - 1) * 1009;
  return (length + spread) & (CACHE - 1);
}

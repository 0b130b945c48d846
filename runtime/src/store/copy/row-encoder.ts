const CHUNK_BYTES = 1 << 18;
/** 2000-01-01, from which PostgreSQL counts. */
const POSTGRES_EPOCH_MS = 946_684_800_000;
const TWO_32 = 2 ** 32;

/** Rows in PostgreSQL's binary `COPY` format; columns are written in order. */
export class RowEncoder {
  #buffer = Buffer.allocUnsafe(CHUNK_BYTES);
  #view = viewOf(this.#buffer);
  #offset = 0;

  constructor() {
    this.#offset += this.#buffer.write('PGCOPY\n\xff\r\n\0', 0, 'latin1');
    this.#buffer.fill(0, this.#offset, this.#offset + 8);
    this.#offset += 8;
  }

  get isFull(): boolean {
    return this.#offset >= CHUNK_BYTES / 2;
  }

  /** What was written since the last call. */
  takeChunk(): Buffer {
    const chunk = this.#buffer.subarray(0, this.#offset);
    this.#buffer = Buffer.allocUnsafe(CHUNK_BYTES);
    this.#view = viewOf(this.#buffer);
    this.#offset = 0;
    return chunk;
  }

  /** Begins a row; `fixedBytes` covers its columns but for their texts. */
  beginRow(columns: number, fixedBytes: number): void {
    this.#reserve(2 + fixedBytes);
    this.#view.setInt16(this.#offset, columns);
    this.#offset += 2;
  }

  int2(value: number): void {
    this.#view.setInt32(this.#offset, 2);
    this.#view.setInt16(this.#offset + 4, value);
    this.#offset += 6;
  }

  int4(value: number): void {
    this.#view.setInt32(this.#offset, 4);
    this.#view.setInt32(this.#offset + 4, value);
    this.#offset += 8;
  }

  /** `NaN` becomes null. */
  float8(value: number): void {
    if (value !== value) return this.null();
    this.#view.setInt32(this.#offset, 8);
    this.#view.setFloat64(this.#offset + 4, value);
    this.#offset += 12;
  }

  /** @param ms  milliseconds since 1970 */
  timestamp(ms: number): void {
    const microseconds = Math.round((ms - POSTGRES_EPOCH_MS) * 1000);
    this.#view.setInt32(this.#offset, 8);
    if (Number.isSafeInteger(microseconds)) {
      const high = Math.floor(microseconds / TWO_32);
      this.#view.setInt32(this.#offset + 4, high);
      this.#view.setUint32(this.#offset + 8, microseconds - high * TWO_32);
    } else {
      this.#view.setBigInt64(this.#offset + 4, BigInt(Math.round(ms - POSTGRES_EPOCH_MS)) * 1000n);
    }
    this.#offset += 12;
  }

  text(value: string | null): void {
    if (value === null) return this.null();
    const bytes = Buffer.byteLength(value);
    this.#reserve(4 + bytes);
    this.#view.setInt32(this.#offset, bytes);
    this.#offset += 4 + this.#buffer.write(value, this.#offset + 4);
  }

  /** @param json  its text */
  jsonb(json: string): void {
    const bytes = Buffer.byteLength(json);
    this.#reserve(5 + bytes);
    this.#view.setInt32(this.#offset, 1 + bytes);
    this.#view.setInt8(this.#offset + 4, 1);
    this.#offset += 5 + this.#buffer.write(json, this.#offset + 5);
  }

  null(): void {
    this.#reserve(4);
    this.#view.setInt32(this.#offset, -1);
    this.#offset += 4;
  }

  end(): void {
    this.#reserve(2);
    this.#view.setInt16(this.#offset, -1);
    this.#offset += 2;
  }

  /** Also leaves room for what follows a text in the same row. */
  #reserve(bytes: number): void {
    if (this.#offset + bytes + 64 <= this.#buffer.length) return;
    const larger = Buffer.allocUnsafe((this.#buffer.length + bytes) * 2);
    this.#buffer.copy(larger, 0, 0, this.#offset);
    this.#buffer = larger;
    this.#view = viewOf(larger);
  }
}

function viewOf(buffer: Buffer): DataView {
  return new DataView(buffer.buffer, buffer.byteOffset, buffer.length);
}

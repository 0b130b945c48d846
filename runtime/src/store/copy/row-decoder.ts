const HEADER_BYTES = 19;
const POSTGRES_EPOCH_MS = 946_684_800_000;
const EMPTY = Buffer.alloc(0);

/** Reads PostgreSQL's binary `COPY` format as it arrives; the columns of a row are read in order. */
export class RowDecoder {
  #buffer: Buffer = EMPTY;
  #view: DataView = new DataView(EMPTY.buffer, EMPTY.byteOffset, 0);
  #offset = 0;
  #headerRead = false;

  /** Calls `readRow` for every row that is whole. */
  push(chunk: Buffer, readRow: (row: RowDecoder) => void): void {
    const rest = this.#buffer.length - this.#offset;
    this.#buffer = rest === 0 ? chunk : Buffer.concat([this.#buffer.subarray(this.#offset), chunk]);
    this.#view = new DataView(this.#buffer.buffer, this.#buffer.byteOffset, this.#buffer.length);
    this.#offset = 0;
    if (!this.#headerRead) {
      if (this.#buffer.length < HEADER_BYTES) return;
      this.#offset = HEADER_BYTES;
      this.#headerRead = true;
    }
    for (let end = this.#rowEnd(); end > 0; end = this.#rowEnd()) {
      this.#offset += 2;
      readRow(this);
      this.#offset = end;
    }
  }

  /** Where the next row ends, -1 when it is not whole yet or there is none. */
  #rowEnd(): number {
    const view = this.#view;
    const length = this.#buffer.length;
    let offset = this.#offset;
    if (offset + 2 > length) return -1;
    const columns = view.getInt16(offset);
    if (columns < 0) return -1;
    offset += 2;
    for (let column = 0; column < columns; column++) {
      if (offset + 4 > length) return -1;
      const bytes = view.getInt32(offset);
      offset += bytes > 0 ? 4 + bytes : 4;
    }
    return offset > length ? -1 : offset;
  }

  /** Never null. */
  int2(): number {
    const value = this.#view.getInt16(this.#offset + 4);
    this.#offset += 6;
    return value;
  }

  /** Never null. */
  int4(): number {
    const value = this.#view.getInt32(this.#offset + 4);
    this.#offset += 8;
    return value;
  }

  /** Null becomes `NaN`. */
  float8(): number {
    const bytes = this.#view.getInt32(this.#offset);
    this.#offset += 4;
    if (bytes < 0) return NaN;
    const value = this.#view.getFloat64(this.#offset);
    this.#offset += 8;
    return value;
  }

  /** Never null. @returns milliseconds since 1970 */
  timestamp(): number {
    const high = this.#view.getInt32(this.#offset + 4);
    const low = this.#view.getUint32(this.#offset + 8);
    this.#offset += 12;
    // 2^32 microseconds are 4,294,967.296 ms; taken apart, as microseconds beyond the year 2285 are no exact number.
    return high * 4_294_967 + (high * 296 + low) / 1000 + POSTGRES_EPOCH_MS;
  }

  text(): string | null {
    const bytes = this.#view.getInt32(this.#offset);
    this.#offset += 4;
    if (bytes < 0) return null;
    const value = this.#buffer.toString('utf8', this.#offset, this.#offset + bytes);
    this.#offset += bytes;
    return value;
  }
}

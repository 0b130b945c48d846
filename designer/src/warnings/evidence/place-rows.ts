/** One row of a waterfall: where something stands, or what moves it. */
export interface WaterfallRow {
  readonly key: string;
  readonly name: string;
  readonly kind: 'level' | 'step';
  /** Of a level where it stands, of a step what it adds. */
  readonly value: number;
  readonly text: string;
  /** In small print below. */
  readonly note?: string;
  /** Of what nobody accounts for, or of many told as one. */
  readonly isVague?: boolean;
}

/** A row with its place across, in percent of the width. */
export interface PlacedRow extends WaterfallRow {
  readonly from: number;
  readonly to: number;
}

/** Each step begins where the one before ended; a level says where everything stands. The width shows all of it. */
export function placeRows(rows: readonly WaterfallRow[]): PlacedRow[] {
  let at = 0;
  const spans = rows.map(({ kind, value }) => {
    const from = kind === 'level' ? value : at;
    at = kind === 'level' ? value : at + value;
    return { from, to: at };
  });
  const ends = spans.flatMap(({ from, to }) => [from, to]);
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  const across = (value: number) => (most === least ? 50 : ((value - least) / (most - least)) * 100);
  return rows.map((row, index) => {
    const span = spans[index] ?? { from: 0, to: 0 };
    return { ...row, from: across(span.from), to: across(span.to) };
  });
}

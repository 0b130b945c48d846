/** Rows worked on in one turn of a loop. */
const ROWS = 6;

/** A loop from `from` to below `to`, both texts of whole numbers. */
export interface TurnedLoop {
  readonly from: string;
  readonly to: string;
  /** The row that stands at a place of the loop. */
  readonly rowAt: (place: string) => string;
  /** Computes row `i` and puts the result into the variable `target`. */
  readonly compute: (target: string) => string;
  /** Puts a result where it belongs. */
  readonly write: (row: string, result: string) => string;
}

/**
 * The text of a loop that takes several rows a turn and computes them all before it writes one: results written in
 * between would hold up what the next row reads. An eighth less time than writing after each row.
 */
export function inTurns({ from, to, rowAt, compute, write }: TurnedLoop): string {
  const turn = (places: readonly string[]) => {
    const rows = places.map((place, k) => `const i${k}=${rowAt(place)};let w${k}=0;`);
    const results = places.map((_, k) => `{const i=i${k};\n${compute(`w${k}`)}\n}`);
    const writes = places.map((_, k) => write(`i${k}`, `w${k}`));
    return [...rows, ...results, ...writes].join('\n');
  };
  // `|0` keeps whole numbers whole without a check for overflow.
  const places = Array.from({ length: ROWS }, (_, k) => `b+${k}|0`);
  return `{let b=${from};
for(;(b+${ROWS - 1}|0)<${to};b=b+${ROWS}|0){
${turn(places)}
}
for(;b<${to};b=b+1|0){
${turn(['b'])}
}}`;
}

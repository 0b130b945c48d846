/**
 * The standard of 2004 worked out with plain arithmetic, without the engine and without the pack: the lines stand here as
 * the document's tables have them, quotients are compared as whole numbers.
 */
export type Truth = true | false | null;
export type Facts = Readonly<Record<string, number | null | undefined>>;
export interface Year {
  readonly category: string | undefined;
  readonly facts: Facts;
  /** The last day of the year lies on or after 6 February 2004. */
  readonly inForce: boolean;
}
export interface Judged {
  /** Worse than the line, by the indicator's short name. */
  readonly pass: Readonly<Record<string, Truth>>;
  readonly limit: Readonly<Record<string, Truth>>;
  readonly monitoring: Readonly<Record<string, Truth>>;
}

export const BASIC = ['ratio', 'degrees', 'area', 'equipment', 'books'] as const;
export const MONITORING = [
  'senior',
  'land',
  'dorm',
  'computers',
  'seats',
  'newEquipment',
  'newBooks',
] as const;

const GROUPS: readonly (readonly string[])[] = [
  ['comprehensive', 'teacher-training', 'ethnic'],
  ['engineering', 'agriculture', 'forestry'],
  ['medicine'],
  ['languages', 'finance', 'politics-law'],
  ['sports'],
  ['arts'],
];
export const CATEGORIES = GROUPS.flat();

/** One column for each group. */
const PASS = {
  ratio: [18, 18, 16, 18, 13, 13],
  degrees: [15, 15, 15, 15, 15, 15],
  area: [14, 16, 16, 9, 22, 18],
  equipment: [4000, 4000, 4000, 3000, 3000, 3000],
  books: [80, 60, 60, 80, 50, 60],
};
const LIMIT = {
  ratio: [22, 22, 22, 23, 17, 17],
  degrees: [5, 5, 5, 5, 5, 5],
  area: [8, 9, 9, 5, 13, 11],
  equipment: [2500, 2500, 2500, 2000, 2000, 2000],
  books: [45, 35, 35, 45, 30, 35],
};
const WATCHED = {
  senior: [20, 20, 20, 20, 20, 20],
  land: [54, 59, 59, 54, 88, 88],
  dorm: [6.5, 6.5, 6.5, 6.5, 6.5, 6.5],
  computers: [8, 8, 8, 8, 8, 8],
  seats: [7, 7, 7, 7, 7, 7],
  newEquipment: [10, 10, 10, 10, 10, 10],
  newBooks: [3, 2, 2, 3, 2, 3],
};

/** A hundredth of a line's unit, half up, of a quotient whose terms have at most two decimals. */
function hundredths(above: number | null, below: number | null, times = 1): number | null {
  if (above === null || below === null || below === 0) return null;
  const [a, b] = [BigInt(Math.round(above * 100)) * BigInt(times) * 100n, BigInt(Math.round(below * 100))];
  return Number((2n * a + b) / (2n * b));
}

export function judgeYear({ category, facts, inForce }: Year): Judged {
  const weighted = (weights: Readonly<Record<string, number>>): number | null => {
    let tenths = 0;
    for (const [kind, weight] of Object.entries(weights)) {
      const heads = facts[`${kind}-students`] ?? null;
      if (heads === null) return null;
      tenths += Math.round(heads * weight * 10);
    }
    return tenths / 10;
  };
  const of = (code: string) => facts[code] ?? null;
  const both = (f: (a: number, b: number) => number, a: number | null, b: number | null) =>
    a === null || b === null ? null : f(a, b);

  const everyday = { ordinary: 1, preparatory: 1, 'further-study': 1, 'adult-full-time': 1 };
  const equivalent = weighted({
    ...everyday,
    ...{ master: 1.5, doctoral: 2, international: 3, evening: 0.3, correspondence: 0.1 },
  });
  const fullTime = weighted({ ...everyday, master: 1, doctoral: 1, international: 1 });
  const own = of('full-time-teachers');
  const teachers = both((a, b) => a + Math.min(b, a / 4) / 2, own, of('external-teachers'));
  const rooms = both((a, b) => a + b, of('teaching-area'), of('office-area'));
  const [equipment, added] = [of('equipment-value'), of('new-equipment-value')];

  const values: Readonly<Record<string, number | null>> = {
    ratio: hundredths(equivalent, teachers),
    degrees: hundredths(of('graduate-degree-teachers'), own, 100),
    area: hundredths(rooms, fullTime),
    equipment: hundredths(equipment, equivalent, 10000),
    books: hundredths(of('books'), equivalent),
    senior: hundredths(of('senior-teachers'), own, 100),
    land: hundredths(of('land-area'), fullTime),
    dorm: hundredths(of('dormitory-area'), fullTime),
    computers: hundredths(of('teaching-computers'), fullTime, 100),
    seats: hundredths(of('multimedia-seats'), fullTime, 100),
    newEquipment: hundredths(
      added,
      both((a, b) => a - b, equipment, added),
      100,
    ),
    newBooks: hundredths(of('new-books'), equivalent),
  };
  const group = inForce ? GROUPS.findIndex((codes) => codes.includes(category ?? '')) : -1;
  const worse = (lines: Readonly<Record<string, readonly number[]>>): Record<string, Truth> =>
    Object.fromEntries(
      Object.entries(lines).map(([name, line]) => {
        const [value, bound] = [values[name] ?? null, line[group]];
        if (value === null || bound === undefined) return [name, null];
        return [name, name === 'ratio' ? value > bound * 100 : value < bound * 100];
      }),
    );
  const monitoring = worse(WATCHED);
  if ((equipment ?? 0) > 10000 && (added ?? 0) > 1000) monitoring.newEquipment = false;
  if ((equivalent ?? 0) > 30000 && (of('new-books') ?? 0) > 90000) monitoring.newBooks = false;
  return { pass: worse(PASS), limit: worse(LIMIT), monitoring };
}

/** Both cards of the last of three years, the latest first. */
export function cardsOf(years: readonly (Year | undefined)[]): {
  readonly yellow: Truth;
  readonly red: Truth;
} {
  const counted = [0, 1, 2].map((i) => {
    const year = years[i];
    const limit = year ? Object.values(judgeYear(year).limit) : BASIC.map((): Truth => null);
    return {
      beyond: limit.filter((one) => one === true).length,
      open: limit.filter((one) => one === null).length,
    };
  });
  const exactlyOne = counted.map(({ beyond, open }): Truth =>
    beyond > 1 ? false : open > 0 ? null : beyond === 1,
  );
  const { beyond, open } = counted[0] ?? { beyond: 0, open: 5 };
  const two: Truth = beyond > 1 ? true : beyond + open > 1 ? null : false;
  const three: Truth = exactlyOne.includes(false) ? false : exactlyOne.includes(null) ? null : true;
  const red: Truth = two === true || three === true ? true : two === null || three === null ? null : false;
  return { yellow: exactlyOne[0] ?? null, red };
}

import fc from 'fast-check';

/** A generated FEEL expression and the kinds of part that it is made of. */
export interface GeneratedExpression {
  readonly text: string;
  readonly kinds: ReadonlySet<string>;
}

type ResultType = 'number' | 'truth' | 'text' | 'list' | 'day';
type Arbitrary = fc.Arbitrary<GeneratedExpression>;

/** Names that expressions may use, by type; `u` … are bound inside loops and filters. */
export const GENERATED_NAMES = { numbers: ['a', 'b', 'c'], texts: ['s', 't'], truths: ['p'] } as const;

/** `kind`, result, and a form in which N, T, S, L and D stand for a number, truth, text, list of numbers and day. */
const FORMS: readonly (readonly [kind: string, result: ResultType, form: string])[] = [
  ['+', 'number', '(N + N)'],
  ['-', 'number', '(N - N)'],
  ['*', 'number', '(N * N)'],
  // quotients that binary numbers hold exactly: others are rounded, and not everywhere alike
  ['/', 'number', '(N / 8)'],
  ['/ by what may be 0', 'number', '(0 / N)'],
  ['**', 'number', '(N ** 2)'],
  ['sign', 'number', '-(N)'],
  ['if', 'number', '(if T then N else N)'],
  ['min of arguments', 'number', 'min(N, N)'],
  ['max of a list', 'number', 'max(L)'],
  ['sum', 'number', 'sum(L)'],
  ['mean', 'number', 'mean([N, N])'],
  ['product', 'number', 'product([N, N])'],
  ['median', 'number', 'median([N, N, N])'],
  ['count', 'number', 'count(L)'],
  ['abs', 'number', 'abs(N)'],
  ['floor', 'number', 'floor(N)'],
  ['ceiling', 'number', 'ceiling(N)'],
  ['round half up', 'number', 'round half up(N, 1)'],
  ['round up', 'number', 'round up(N, 0)'],
  ['decimal', 'number', 'decimal(N, 1)'],
  ['modulo', 'number', 'modulo(N, 4)'],
  ['sqrt', 'number', 'sqrt((N) ** 2)'],
  ['string length', 'number', 'string length(S)'],
  ['number()', 'number', 'number(string(N))'],
  ['element', 'number', '(L[1])'],
  ['last element', 'number', '(L[-1])'],
  ['path', 'number', '{u: N, v: u + N}.v'],
  ['path of a list', 'number', 'sum([{u: N}, {u: N}].u)'],
  ['part of a day', 'number', '(D).month'],
  ['call', 'number', '(function(u, v) u - v)(N, N)'],
  ['named arguments', 'number', 'modulo(dividend: 7, divisor: floor(N))'],
  ['<', 'truth', '(N < N)'],
  ['<=', 'truth', '(N <= N)'],
  ['>', 'truth', '(N > N)'],
  ['>=', 'truth', '(N >= N)'],
  ['=', 'truth', '(N = N)'],
  ['!=', 'truth', '(N != N)'],
  ['= of texts', 'truth', '(S = S)'],
  ['< of texts', 'truth', '(S < S)'],
  ['= of lists', 'truth', '(L = L)'],
  ['< of days', 'truth', '(D < D)'],
  ['and', 'truth', '(T and T)'],
  ['or', 'truth', '(T or T)'],
  ['not', 'truth', 'not(T)'],
  ['between', 'truth', '(N between N and N)'],
  ['in a range', 'truth', '(N in [0..5))'],
  ['in tests', 'truth', '(N in (< 1, > 5, 3))'],
  ['in a list', 'truth', '(N in L)'],
  ['some', 'truth', '(some u in L satisfies u > N)'],
  ['every', 'truth', '(every u in L satisfies u > N)'],
  ['all', 'truth', 'all([T, T])'],
  ['any', 'truth', 'any([T, T])'],
  ['list contains', 'truth', 'list contains(L, N)'],
  ['contains', 'truth', 'contains(S, S)'],
  ['starts with', 'truth', 'starts with(S, "a")'],
  ['matches', 'truth', 'matches(S, "^[a-c]+$")'],
  ['instance of', 'truth', '(N instance of number)'],
  ['instance of a list', 'truth', '(L instance of list<number>)'],
  ['is null', 'truth', '(N = null)'],
  ['even', 'truth', 'even(floor(N))'],
  ['before', 'truth', 'before([0..2], N)'],
  ['overlaps', 'truth', 'overlaps([0..2], [N..9])'],
  ['concatenation', 'text', '(S + S)'],
  ['upper case', 'text', 'upper case(S)'],
  ['substring', 'text', 'substring(S, 2)'],
  ['substring before', 'text', 'substring before(S, "b")'],
  ['string()', 'text', 'string(T)'],
  ['string join', 'text', 'string join([S, S], "-")'],
  ['replace', 'text', 'replace(S, "[ab]", "<$0>")'],
  ['if of texts', 'text', '(if T then S else S)'],
  ['list', 'list', '[N, N]'],
  ['for', 'list', '(for u in L return u + N)'],
  ['for over a range', 'list', '(for u in 1..3 return u * N)'],
  ['for over two', 'list', '(for u in L, v in [1, 2] return u * v)'],
  ['partial', 'list', '(for u in L return count(partial) + u)'],
  ['filter', 'list', '(L[item > N])'],
  ['filter of contexts', 'list', '([{u: N}, {u: N}][u > 1].u)'],
  ['append', 'list', 'append(L, N)'],
  ['concatenate', 'list', 'concatenate(L, L)'],
  ['reverse', 'list', 'reverse(L)'],
  ['sublist', 'list', 'sublist(L, 1, 1)'],
  ['sort', 'list', 'sort(L, function(u, v) u < v)'],
  ['distinct values', 'list', 'distinct values(L)'],
  ['flatten', 'list', 'flatten([L, [N]])'],
  ['index of', 'list', 'index of(L, N)'],
  ['union', 'list', 'union(L, L)'],
  ['split', 'list', '[count(split(S, "b"))]'],
  ['day', 'day', 'date("2024-02-29")'],
  ['day of numbers', 'day', 'date(2023, 12, 31)'],
  ['day and months', 'day', '(D + duration("P1M"))'],
  ['day and days', 'day', '(D - duration("P1D"))'],
];

/** What most indicators are made of. */
const CORE = /^([-+*/<>=]|[<>!]=|if|and|or|min of arguments)$/;
/** Kinds that are computed otherwise elsewhere, and say little in great numbers. */
const RARE = new Set([
  'median',
  'between',
  'some',
  'every',
  'before',
  'sort',
  'sublist',
  '= of lists',
  'instance of a list',
]);

const LEAVES: Record<ResultType, readonly string[]> = {
  number: [...GENERATED_NAMES.numbers, '0', '1', '2', '0.5', '-3', '7.25'],
  truth: [...GENERATED_NAMES.truths, 'true', 'false'],
  text: [...GENERATED_NAMES.texts, '"a"', '"abc"', '""', '"甲b乙"'],
  list: ['[1, 2, 3]', '[0, a]', '[b]'],
  day: ['date("2024-01-31")', '@"2023-06-15"'],
};

export const EXPRESSION_KINDS: readonly string[] = FORMS.map(([kind]) => kind);

const TYPES: Readonly<Record<string, ResultType>> = {
  N: 'number',
  T: 'truth',
  S: 'text',
  L: 'list',
  D: 'day',
};

function merge(kind: string, form: string, parts: readonly GeneratedExpression[]): GeneratedExpression {
  let next = 0;
  const text = form.replace(/\b[NTSLD]\b/g, () => parts[next++]?.text ?? '');
  return { text, kinds: new Set([kind, ...parts.flatMap(({ kinds }) => [...kinds])]) };
}

const arbitraries = fc.letrec<Record<ResultType, GeneratedExpression>>((tie) => {
  const ofType = (type: ResultType): Arbitrary =>
    fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      {
        weight: 12,
        arbitrary: fc.constantFrom(...LEAVES[type]).map((text) => ({ text, kinds: new Set<string>() })),
      },
      ...FORMS.filter(([, result]) => result === type).map(([kind, , form]) => {
        const holes = (form.match(/\b[NTSLD]\b/g) ?? []).map((hole) => tie(TYPES[hole] as ResultType));
        const weight = CORE.test(kind) ? 6 : RARE.has(kind) ? 1 : 2;
        return {
          weight,
          arbitrary:
            holes.length === 0
              ? fc.constant(merge(kind, form, []))
              : fc.tuple(...holes).map((parts) => merge(kind, form, parts)),
        };
      }),
    );
  return {
    number: ofType('number'),
    truth: ofType('truth'),
    text: ofType('text'),
    list: ofType('list'),
    day: ofType('day'),
  };
});

/** Any expression whose value a fact can be: a number, truth or text. */
export const anyExpression: Arbitrary = fc.oneof(
  { arbitrary: arbitraries.number, weight: 3 },
  { arbitrary: arbitraries.truth, weight: 3 },
  { arbitrary: arbitraries.text, weight: 1 },
);

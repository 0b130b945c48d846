import type { Agreement } from '../model/index.js';
import { compareFractions, fractionOf, subtractFractions } from '../rounding/index.js';

/** What one judge concluded, by element: a conclusion's code, or points; absent or `null` is not known. */
export type Conclusions = Readonly<Record<string, string | number | null>>;

export interface AgreementOutcome {
  readonly elements: readonly {
    readonly code: string;
    readonly self: string | number | null;
    readonly expert: string | number | null;
    /** `null` where one of the two is not known. */
    readonly agrees: boolean | null;
  }[];
  readonly agreed: number;
  readonly disagreed: number;
  readonly open: number;
  /** Code of the conclusion; `null` where it depends on what is open, or none fits. */
  readonly conclusion: string | null;
  /** Codes of the conclusions that are possible, best first. */
  readonly possible: readonly string[];
  /** The next better conclusion, and how many more elements would have to agree. */
  readonly next?: { readonly conclusion: string; readonly more: number };
}

/** Holds the college's own conclusions against the experts', element by element. */
export function measureAgreement(
  { elements, tolerance = 0, conclusions }: Agreement,
  self: Conclusions,
  expert: Conclusions,
): AgreementOutcome {
  const compared = elements.map(({ code }) => {
    const [own, other] = [valueOf(self, code), valueOf(expert, code)];
    return { code, self: own, expert: other, agrees: agrees(own, other, tolerance) };
  });
  const count = (truth: boolean | null) => compared.filter((one) => one.agrees === truth).length;
  const [agreed, disagreed, open] = [count(true), count(false), count(null)];
  const rankOf = (agreements: number) => {
    const rank = conclusions.findIndex(({ from }) => agreements >= from);
    return rank < 0 ? conclusions.length : rank;
  };
  const [best, worst] = [rankOf(agreed + open), rankOf(agreed)];
  const better = conclusions[worst - 1];
  return {
    elements: compared,
    agreed,
    disagreed,
    open,
    conclusion: best === worst ? (conclusions[best]?.code ?? null) : null,
    possible: conclusions.slice(best, worst + 1).map(({ code }) => code),
    ...(better === undefined ? {} : { next: { conclusion: better.code, more: better.from - agreed } }),
  };
}

function valueOf(conclusions: Conclusions, code: string): string | number | null {
  const value = Object.hasOwn(conclusions, code) ? (conclusions[code] ?? null) : null;
  return typeof value === 'number' && !Number.isFinite(value) ? null : value;
}

function agrees(
  own: string | number | null,
  other: string | number | null,
  tolerance: number,
): boolean | null {
  if (own === null || other === null) return null;
  if (typeof own === 'string' || typeof other === 'string') return own === other;
  const difference = subtractFractions(fractionOf(Math.max(own, other)), fractionOf(Math.min(own, other)));
  return compareFractions(difference, fractionOf(tolerance)) <= 0;
}

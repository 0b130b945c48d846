/** What a number counts. Only two units that are both known can contradict each other. */
export type Unit =
  /** A bare number: goes with everything. */
  | { readonly kind: 'bare' }
  | { readonly kind: 'unknown' }
  /** Two quantities of one unit divided: 0.85. */
  | { readonly kind: 'ratio' }
  /** 85 out of a hundred. */
  | { readonly kind: 'percent' }
  /** Units with their exponents: 元/人 is 元¹ 人⁻¹. */
  | { readonly kind: 'named'; readonly powers: Powers };

export type Powers = ReadonlyMap<string, number>;

export const BARE: Unit = { kind: 'bare' };
export const UNKNOWN: Unit = { kind: 'unknown' };
export const RATIO: Unit = { kind: 'ratio' };
export const PERCENT: Unit = { kind: 'percent' };

const PERCENT_TEXTS: ReadonlySet<string> = new Set(['%', '百分比', '百分点', 'percent']);
const RATIO_TEXTS: ReadonlySet<string> = new Set([
  '', '1', ':1', '∶1', '比', '比值', '比例', '倍', 'ratio',
]); // prettier-ignore
/** Spellings of one unit; 生 and 师 stand in per-head units. */
const SPELLINGS: Readonly<Record<string, string>> = {
  名: '人',
  位: '人',
  生: '人',
  师: '人',
  平方米: 'm2',
  平米: 'm2',
};

/** Whether numbers of this unit are out of a hundred. */
export function isPercentUnit(unit: string | undefined): boolean {
  return unit !== undefined && PERCENT_TEXTS.has(unit.normalize('NFKC').trim());
}

/** The unit that a text of the dictionary names. */
export function readUnit(text: string | undefined): Unit {
  if (text === undefined) return UNKNOWN;
  const typed = text.normalize('NFKC').trim();
  if (PERCENT_TEXTS.has(typed)) return PERCENT;
  if (RATIO_TEXTS.has(typed)) return RATIO;
  const powers = new Map<string, number>();
  typed.split('/').forEach((part, i) => {
    for (const factor of part.split(/[·*]/)) {
      const name = SPELLINGS[factor.trim()] ?? factor.trim();
      if (name !== '' && name !== '1') powers.set(name, (powers.get(name) ?? 0) + (i === 0 ? 1 : -1));
    }
  });
  return namedUnit(powers);
}

/** A ratio when everything cancels out. */
export function namedUnit(powers: Powers): Unit {
  const left = new Map([...powers].filter(([, power]) => power !== 0));
  return left.size === 0 ? RATIO : { kind: 'named', powers: left };
}

export function isSameUnit(a: Unit, b: Unit): boolean {
  if (a.kind !== 'named' || b.kind !== 'named') return a.kind === b.kind;
  return (
    a.powers.size === b.powers.size && [...a.powers].every(([name, power]) => b.powers.get(name) === power)
  );
}

/** Whether it is one unit of the dictionary as it stands, not put together by multiplying and dividing. */
export function isPlainUnit(unit: Unit): boolean {
  return unit.kind !== 'named' || (unit.powers.size === 1 && [...unit.powers.values()][0] === 1);
}

/** As people write it; `undefined` where nothing is to be said. */
export function unitText(unit: Unit): string | undefined {
  if (unit.kind === 'percent') return '%';
  if (unit.kind !== 'named') return undefined;
  const side = (sign: number) =>
    [...unit.powers]
      .filter(([, power]) => power * sign > 0)
      .flatMap(([name, power]) => Array.from({ length: Math.abs(power) }, () => name));
  const [above, below] = [side(1), side(-1)];
  return [above.join('·') || '1', ...below].join('/');
}

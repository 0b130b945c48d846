import {
  splitForm,
  valueAt,
  type Amount,
  type SplitForm,
  type SplitTerm,
  type UnitAmount,
  type UnitsInput,
} from '@zhengai/engine';
import type { JudgedRule, WarningCase, WarningCases } from './judged-rule.js';
import { periodOfCell } from './judged-rule.js';

/**
 * The sub-units behind each case, now and before, as the formula adds them up; `undefined` for an indicator that is not
 * made of sub-units.
 */
export async function subUnitsOf(
  judged: JudgedRule,
  { cases, own }: WarningCases,
): Promise<((one: WarningCase) => UnitsInput) | undefined> {
  const { dictionary, indicator, unit } = judged;
  const form = splitForm(indicator, dictionary);
  if (!form) return undefined;
  const amounts = new Map<number, ReadonlyMap<string, UnitAmount>>();
  for (const { before, now } of cases) {
    for (const cell of before === undefined ? [now] : [now, before])
      if (!amounts.has(cell)) amounts.set(cell, amountsAt(own, form, cell));
  }
  const codes = [...new Set([...amounts.values()].flatMap((units) => [...units.keys()]))];
  const ids = await unit.subjects.idsOf(form.level, codes);
  const subjects = await unit.subjects.byIds([...ids.values()]);
  const names = new Map(subjects.map(({ code, name }) => [code, name]));
  const unitName = dictionary.levels.find(({ code }) => code === form.level)?.name ?? {
    zh: '下级对象',
    en: 'unit',
  };
  const at = (cell: number) => amounts.get(cell) ?? new Map<string, UnitAmount>();
  const named = (code: string) => ({ unit: code, name: names.get(code) ?? code });
  return ({ before, now }) => ({
    kind: form.denominator ? 'ratio' : 'sum',
    scale: form.scale,
    unitName,
    now: [...at(now)].map(([code, amount]) => ({ ...named(code), amount })),
    ...wholeNow(own, form, now),
    ...(before === undefined
      ? {}
      : {
          since: {
            period: periodOfCell(own, before),
            units: [...new Set([...at(before).keys(), ...at(now).keys()])].map((code) => ({
              ...named(code),
              before: at(before).get(code) ?? 'absent',
              after: at(now).get(code) ?? 'absent',
            })),
            ...wholeSince(own, form, before, now),
          },
        }),
  });
}

type Evaluated = WarningCases['own'];

/** What each unit adds in one cell; a unit of which anything is missing is missing. */
function amountsAt({ result }: Evaluated, form: SplitForm, cell: number): Map<string, UnitAmount> {
  const amounts = new Map<string, Amount | 'missing'>();
  const add = (terms: readonly SplitTerm[], part: keyof Amount) => {
    for (const term of terms) {
      for (const { fits, subject, value } of result.children(term.fact, cell)) {
        const known = amounts.get(subject) ?? { numerator: 0, denominator: 0 };
        const added = addedBy(term, value, fits);
        const isMissing = known === 'missing' || added === undefined;
        amounts.set(subject, isMissing ? 'missing' : { ...known, [part]: known[part] + term.factor * added });
      }
    }
  };
  add(form.numerator, 'numerator');
  if (form.denominator) add(form.denominator, 'denominator');
  if (form.denominator) return amounts;
  return new Map(
    [...amounts].map(([code, one]) => [code, one === 'missing' ? one : { ...one, denominator: 1 }]),
  );
}

/** `undefined` where it is not known. */
function addedBy({ adds }: SplitTerm, value: number | null, fits: boolean | null): number | undefined {
  if (fits === false) return 0;
  if (fits === null) return undefined;
  if (adds === 'fits') return 1;
  if (value === null) return undefined;
  return adds === 'known' ? 1 : value;
}

/** The sums as the formula has them, where it has them: units that it leaves out of one of them alone are in the rest. */
function wholeAt({ result }: Evaluated, form: SplitForm, cell: number): Amount | undefined {
  const sum = (terms: readonly SplitTerm[]): number =>
    terms.reduce((total, { adds, fact, factor }) => {
      const isSum = fact.via?.aggregate === (adds === 'value' ? 'sum' : 'count');
      const column = isSum ? result.unrounded(fact) : undefined;
      const value = column && valueAt(column, cell);
      return total + factor * (typeof value === 'number' ? value : NaN);
    }, 0);
  const whole = { numerator: sum(form.numerator), denominator: form.denominator ? sum(form.denominator) : 1 };
  return Number.isNaN(whole.numerator) || Number.isNaN(whole.denominator) ? undefined : whole;
}

function wholeNow(own: Evaluated, form: SplitForm, now: number): Pick<UnitsInput, 'wholeNow'> {
  const whole = wholeAt(own, form, now);
  return whole ? { wholeNow: whole } : {};
}

function wholeSince(own: Evaluated, form: SplitForm, before: number, now: number) {
  const [old, current] = [wholeAt(own, form, before), wholeAt(own, form, now)];
  return old && current ? { whole: { before: old, after: current } } : {};
}

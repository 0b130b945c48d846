import type { FactValue, SubjectEdge } from '../../src/index.js';
import { COLLEGES, DEPARTMENTS, PERIODS, STUDENTS, WIDTH, type World } from './forest-world.js';

// the reference: one cell at a time, by the words of the documentation

const LAST_DAYS = PERIODS.map((period) => `${period}-12-31`);

function parentsOn(
  w: World,
  hierarchy: string,
  level: string,
  code: string,
  period: number,
): SubjectEdge | undefined {
  const day = LAST_DAYS[period] as string;
  return w.edges
    .filter((one) => one.hierarchy === hierarchy && one.child.level === level && one.child.code === code)
    .filter(({ validFrom, validTo }) => (validFrom ?? '0') <= day && day <= (validTo ?? '9'))
    .sort((a, b) => ((a.validFrom ?? '') < (b.validFrom ?? '') ? -1 : 1))
    .at(-1);
}

export function ancestor(
  w: World,
  hierarchy: string,
  from: string,
  code: string,
  to: string,
  period: number,
): string | undefined {
  const up = parentsOn(w, hierarchy, from, code, period);
  if (!up) return undefined;
  return up.parent.level === to
    ? up.parent.code
    : ancestor(w, hierarchy, up.parent.level, up.parent.code, to, period);
}

export function studentsOf(w: World, department: string, period: number, hierarchy = 'admin'): number[] {
  return STUDENTS.flatMap((code, row) => {
    const cell = row * WIDTH + period;
    return w.valid[cell] && ancestor(w, hierarchy, 'student', code, 'department', period) === department
      ? [cell]
      : [];
  });
}

type Reference = (w: World, department: number, period: number) => number | null;

const known = (values: readonly (number | null)[]) => values.filter((value) => value !== null);
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
const sorted = (values: readonly number[]) => [...values].sort((a, b) => a - b);
const strict =
  (make: (values: number[]) => number | null): Reference =>
  (w, d, p) => {
    const values = studentsOf(w, DEPARTMENTS[d] as string, p).map((cell) => w.credits[cell] as number | null);
    const all = known(values);
    return all.length < values.length || all.length === 0 ? null : make(all);
  };
const fewCredits = (w: World, cell: number) => {
  const credits = w.credits[cell] as number | null;
  return credits === null ? null : credits < 3;
};
const peersOf = (w: World, p: number, d?: number) =>
  DEPARTMENTS.flatMap((_, row) => {
    const same = d === undefined || w.campus[row * WIDTH + p] === w.campus[d * WIDTH + p];
    const staff = w.staff[row * WIDTH + p] ?? null;
    return same && staff !== null ? [staff] : [];
  });
export const awardsOf = (w: World, d: number, p: number) =>
  w.records.filter(
    ({ subject, occurredAt }) => subject === DEPARTMENTS[d] && occurredAt.startsWith(PERIODS[p] as string),
  );
const POINTS: Readonly<Record<string, number>> = { national: 6, provincial: 2, municipal: 1 };

export const CASES: Readonly<Record<string, Reference>> = {
  'sum(children(student, admin).credits)': strict(sum),
  'mean(children(student, admin).credits)': strict((values) => sum(values) / values.length),
  'min(children(student, admin).credits)': strict((values) => sorted(values)[0] as number),
  'max(children(student, admin).credits)': strict((values) => sorted(values).at(-1) as number),
  'median(children(student, admin).credits)': strict((values) => {
    const s = sorted(values);
    return ((s[Math.floor((s.length - 1) / 2)] as number) + (s[Math.ceil((s.length - 1) / 2)] as number)) / 2;
  }),
  'stddev(children(student, admin).credits)': strict((values) => {
    const mean = sum(values) / values.length;
    return values.length < 2 ? null : Math.sqrt(sum(values.map((v) => (v - mean) ** 2)) / (values.length - 1));
  }),
  'count(children(student, admin))': (w, d, p) => studentsOf(w, DEPARTMENTS[d] as string, p).length,
  'count(children(student, club))': (w, d, p) => studentsOf(w, DEPARTMENTS[d] as string, p, 'club').length,
  'count(children(student, admin)[credits < 3])': (w, d, p) => {
    const truths = studentsOf(w, DEPARTMENTS[d] as string, p).map((cell) => fewCredits(w, cell));
    return truths.includes(null) ? null : truths.filter(Boolean).length;
  },
  'count(known(children(student, admin)[credits < 3]))': (w, d, p) =>
    studentsOf(w, DEPARTMENTS[d] as string, p).filter((cell) => fewCredits(w, cell) === true).length,
  'count(known(children(student, admin).credits))': (w, d, p) =>
    known(studentsOf(w, DEPARTMENTS[d] as string, p).map((cell) => w.credits[cell] as number | null)).length,
  'share(children(student, admin)[credits < 3])': (w, d, p) => {
    const truths = studentsOf(w, DEPARTMENTS[d] as string, p).map((cell) => fewCredits(w, cell));
    return truths.includes(null) || truths.length === 0 ? null : truths.filter(Boolean).length / truths.length;
  },
  'share(known(children(student, admin)[credits < 3]))': (w, d, p) => {
    const truths = studentsOf(w, DEPARTMENTS[d] as string, p).map((cell) => fewCredits(w, cell)).filter((t) => t !== null);
    return truths.length === 0 ? null : truths.filter(Boolean).length / truths.length;
  },
  'sum(known(children(student, admin)[sex = "f"].credits))': (w, d, p) => {
    const values = known(
      studentsOf(w, DEPARTMENTS[d] as string, p).filter((cell) => w.sex[cell] === 'f').map((cell) => w.credits[cell] as number | null),
    );
    return values.length === 0 ? null : sum(values);
  },
  'sum(children(student, admin).credits) / sum(children(student, admin).exams)': (w, d, p) => {
    const of = studentsOf(w, DEPARTMENTS[d] as string, p);
    const [a, b] = [of.map((cell) => w.credits[cell] as number | null), of.map((cell) => w.exams[cell] as number | null)];
    if (of.length === 0 || a.includes(null) || b.includes(null)) return null;
    return sum(known(b)) === 0 ? null : sum(known(a)) / sum(known(b));
  },
  'mean(known(children(student, admin).student-value))': (w, d, p) => {
    const values = known(
      studentsOf(w, DEPARTMENTS[d] as string, p).map((cell) => {
        const [a, b] = [w.credits[cell] as number | null, w.exams[cell] as number | null];
        return a === null || b === null || b === 0 ? null : a / b;
      }),
    );
    return values.length === 0 ? null : sum(values) / values.length;
  },
  'previous(count(children(student, admin)))': (w, d, p) =>
    p === 0 ? null : studentsOf(w, DEPARTMENTS[d] as string, p - 1).length,
  'parent(budget)': (w, d, p) => {
    const above = ancestor(w, 'admin', 'department', DEPARTMENTS[d] as string, 'college', p);
    return above === undefined ? null : (w.budget[COLLEGES.indexOf(above) * WIDTH + p] as number | null);
  },
  'peers(staff).mean': (w, _, p) => (peersOf(w, p).length === 0 ? null : sum(peersOf(w, p)) / peersOf(w, p).length),
  'peers(staff, campus).count': (w, d, p) =>
    (w.campus[d * WIDTH + p] ?? null) === null ? null : peersOf(w, p, d).length,
  'peers(staff).rank': (w, d, p) => {
    const own = w.staff[d * WIDTH + p] ?? null;
    return own === null ? null : 1 + peersOf(w, p).filter((other) => other > own).length;
  },
  'peers(staff, campus).best': (w, d, p) =>
    (w.campus[d * WIDTH + p] ?? null) === null ? null : (sorted(peersOf(w, p, d)).at(-1) ?? null),
  'count(records(awards))': (w, d, p) => awardsOf(w, d, p).length,
  'count(records(awards)[tier = "national"])': (w, d, p) => {
    const tiers = awardsOf(w, d, p).map(({ fields }) => fields['tier']);
    return tiers.includes(null) ? null : tiers.filter((tier) => tier === 'national').length;
  },
  'weighted(known(records(awards)), points)': (w, d, p) =>
    sum(awardsOf(w, d, p).map(({ fields }) => POINTS[String(fields['tier'])] ?? 0)),
  'weighted(highestOnce(records(awards), project, tier), points)': (w, d, p) => {
    const all = awardsOf(w, d, p).map(({ fields }) => fields);
    if (all.some(({ tier, project }) => tier === null || project === null)) return null;
    const best = new Map<FactValue, number>();
    for (const { tier, project } of all) {
      best.set(project as FactValue, Math.max(best.get(project as FactValue) ?? 0, POINTS[String(tier)] ?? 0));
    }
    return sum([...best.values()]);
  },
}; // prettier-ignore

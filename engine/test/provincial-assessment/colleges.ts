import type { Achievement, ExpertScore, ScoreFacts } from '../../src/index.js';
import { type FLAGS, NUMBERS } from './dictionary.js';

export type NumberName = keyof typeof NUMBERS;

/** A college as it reports: whole numbers and how many of their digits are decimals. */
export interface College {
  readonly category: string;
  readonly band: string;
  readonly lawGrade: string;
  /** In units of 10^-decimals, see `DECIMALS`. */
  readonly units: Readonly<Record<string, number>>;
  readonly flags: Readonly<Record<keyof typeof FLAGS, boolean>>;
  readonly awards: Readonly<
    Record<'contest-awards' | 'teaching-awards' | 'research', readonly Achievement[]>
  >;
  readonly panels: Readonly<Record<'panel-bases' | 'panel-case', readonly ExpertScore[]>>;
}

const CATEGORIES = ['综合', '理工', '农林', '医药', '师范', '财经'];
const TIER_CODES = ['international', 'national', 'provincial', 'municipal'];

/** Name → decimals, least and most in units. */
const SPANS: Readonly<Record<string, readonly [decimals: number, least: number, most: number]>> = {
  partyExam: [2, 5500, 9900],
  lawScore: [1, 600, 990],
  lowEvents: [0, 0, 6],
  midEvents: [0, 0, 4],
  highEvents: [0, 0, 3],
  safetyScore: [2, 5800, 9900],
  students: [0, 4000, 16000],
  teachers: [0, 250, 800],
  roomArea: [0, 60000, 220000],
  funding: [0, 40_000_000, 220_000_000],
  fundingGrowth: [2, -300, 900],
  runningCost: [0, 9_000_000, 60_000_000],
  purchases: [0, 2_000_000, 30_000_000],
  tuition: [0, 20_000_000, 90_000_000],
  eBooks: [1, 800, 4000],
  bandwidth: [1, 10, 100],
  equipment: [0, 15_000_000, 90_000_000],
  dualTeachers: [2, 2500, 7500],
  openRate: [2, 6500, 10000],
  partnerFirms: [0, 10, 200],
  programmes: [0, 20, 60],
  trainingBases: [0, 15, 130],
  partTime: [2, 1000, 4500],
  levelsMet: [0, 0, 5],
  keyProgrammes: [0, 1, 20],
  arrivalRate: [2, 8000, 9900],
  transferRate: [2, 0, 500],
  employment: [2, 5500, 9900],
  certificates: [2, 4000, 9900],
  matchRate: [2, 3000, 9000],
  courseOnline: [2, 500, 4500],
  courseQuality: [2, 100, 1800],
  practiceHours: [2, 3600, 6200],
  internshipPay: [2, 4000, 10000],
  dropout: [2, 25, 900],
  complaintsUpheld: [0, 0, 5],
  lateReports: [0, 0, 6],
  serviceIncome: [0, 500_000, 22_000_000],
  placement: [2, 7000, 9500],
  trainees: [0, 1000, 30000],
  exchange: [0, 0, 90],
  opinionScore: [1, 10, 400],
  honours: [0, 0, 5],
  pilots: [0, 0, 4],
  missedTasks: [0, 0, 4],
  employerVery: [0, 5, 60],
  employerFairly: [0, 5, 60],
  employerNot: [0, 0, 20],
  employerForms: [0, 30, 140],
};

export function decimalsOf(name: string): number {
  return SPANS[name]?.[0] ?? 0;
}

/** The same colleges for the same seed. */
export function generateColleges(count: number, seed: number): College[] {
  let state = BigInt(seed);
  const next = (below: number): number => {
    state = (state * 6364136223846793005n + 1442695040888963407n) & 0xffffffffffffffffn;
    return Number((state >> 33n) % BigInt(below));
  };
  const pick = <T>(list: readonly T[]): T => list[next(list.length)] as T;
  const awards = (most: number, ranked: boolean): Achievement[] =>
    Array.from({ length: next(most + 1) }, () => ({
      item: `成果${next(6)}`,
      tier: pick(TIER_CODES),
      ...(ranked ? { rank: String(1 + next(3)) } : {}),
    }));
  return Array.from({ length: count }, () => ({
    category: pick(CATEGORIES),
    band: pick(['示范', '普通']),
    lawGrade: pick(['A', 'A', 'B', 'B', 'C', 'D']),
    units: Object.fromEntries(
      Object.keys(NUMBERS).map((name) => {
        const [, least, most] = SPANS[name] ?? [0, 0, 400];
        return [name, least + next(most - least + 1)];
      }),
    ),
    flags: { graveEvent: next(12) === 0, platform: next(4) > 0, majorOpinion: next(9) === 0 },
    awards: {
      'contest-awards': awards(9, true),
      'teaching-awards': awards(6, true),
      research: awards(7, false),
    },
    panels: {
      'panel-bases': Array.from({ length: 4 + next(4) }, (_, judge) => ({
        judge: `专家${judge + 1}`,
        value: next(1001) / 10,
        evidence: judge === 3 ? '' : `佐证-${judge + 1}`,
      })),
      'panel-case': Array.from({ length: 2 + next(4) }, () => ({ value: next(101) / 10 })),
    },
  }));
}

/** As the engine is given them. */
export function factsOf(college: College): ScoreFacts {
  const scale = (name: string, units: number) => Number(`${units}e-${decimalsOf(name)}`);
  return {
    'attribute:category': college.category,
    'attribute:band': college.band,
    'item:lawGrade': college.lawGrade,
    ...Object.fromEntries(
      Object.entries(college.units).map(([name, units]) => [`item:${name}`, scale(name, units)]),
    ),
    ...Object.fromEntries(Object.entries(college.flags).map(([name, value]) => [`item:${name}`, value])),
    ...college.awards,
    ...college.panels,
  };
}

import type { Achievement } from '../../src/index.js';
import { decimalsOf, type College } from './colleges.js';

/**
 * The assessment computed a second time, indicator by indicator, in whole numbers: a quotient is a pair, points are
 * cents. Nothing of the engine is used.
 */
type Q = readonly [bigint, bigint];

const q = (n: number | bigint, d: number | bigint = 1): Q => [BigInt(n), BigInt(d)];
const times = (a: Q, b: Q): Q => [a[0] * b[0], a[1] * b[1]];
const over = (a: Q, b: Q): Q => (b[0] < 0n ? [-a[0] * b[1], a[1] * -b[0]] : [a[0] * b[1], a[1] * b[0]]);
const plus = (a: Q, b: Q): Q => [a[0] * b[1] + b[0] * a[1], a[1] * b[1]];
const minus = (a: Q, b: Q): Q => plus(a, [-b[0], b[1]]);
const less = (a: Q, b: Q): boolean => a[0] * b[1] < b[0] * a[1];
const min = (a: Q, b: Q): Q => (less(b, a) ? b : a);
const max = (a: Q, b: Q): Q => (less(a, b) ? b : a);
const sum = (list: readonly Q[]): Q => list.reduce(plus, q(0));
const mean = (list: readonly Q[]): Q => over(sum(list), q(list.length));
const rounded = (value: Q, decimals: number): Q => [roundUp(value, decimals), 10n ** BigInt(decimals)];
/** Whole units of 10^-decimals, half up; of values that are not negative. */
function roundUp([n, d]: Q, decimals: number): bigint {
  const scaled = 2n * n * 10n ** BigInt(decimals) + d;
  return scaled / (2n * d);
}

/** Cents of every indicator, of group E and of the total, and the grade. */
export interface ByHand {
  readonly cents: Readonly<Record<string, bigint>>;
  readonly total: bigint;
  readonly grade: string;
}

export function scoreByHand(colleges: readonly College[]): ByHand[] {
  return colleges.map((college) => scoreOne(college, colleges));
}

function scoreOne(college: College, all: readonly College[]): ByHand {
  const of = (who: College, name: string): Q => q(who.units[name] ?? 0, 10n ** BigInt(decimalsOf(name)));
  const v = (name: string): Q => of(college, name);
  const best = (name: string, among = all): Q => among.map((one) => of(one, name)).reduce(max);
  const sameBand = all.filter(({ band }) => band === college.band);
  const upTo = (value: Q, full: Q): Q => min(q(1), max(q(0), over(value, full)));
  const floored = (value: Q, full: Q, zero: Q): Q => (less(value, zero) ? q(0) : upTo(value, full));

  const [pass, limit, roomPass, roomLimit, devicePass, deviceLimit] = (
    {
      综合: [18, 22, 14, 8, 4000, 2500],
      师范: [18, 22, 14, 8, 4000, 2500],
      理工: [18, 22, 16, 9, 4000, 2500],
      农林: [18, 22, 16, 9, 4000, 2500],
      医药: [16, 22, 16, 9, 4500, 3000],
      财经: [18, 23, 9, 5, 3000, 2000],
    } as Record<string, number[]>
  )[college.category]!.map((value) => q(value)) as [Q, Q, Q, Q, Q, Q];

  const ratio = rounded(over(v('students'), v('teachers')), 2);
  const ratioShare = !less(pass, ratio) ? q(1) : less(limit, ratio) ? q(0) : over(pass, ratio);
  const room = rounded(over(v('roomArea'), v('students')), 2);
  const device = rounded(over(v('equipment'), v('students')), 2);
  const linear = (value: Q, full: Q, zero: Q): Q =>
    less(value, zero) ? q(0) : min(q(1), over(minus(value, zero), minus(full, zero)));

  const panel = college.panels['panel-bases']
    .filter(({ evidence }) => evidence)
    .map(({ value }) => BigInt(Math.round(value! * 10)))
    .sort((a, b) => Number(a - b))
    .slice(1, -1);
  const caseEntries = college.panels['panel-case']
    .map(({ value }) => Math.round(value! * 10))
    .sort((a, b) => a - b);
  const half = caseEntries.length / 2;
  const median: Q =
    caseEntries.length % 2 === 1
      ? q(caseEntries[Math.floor(half)]!, 10)
      : q(caseEntries[half - 1]! + caseEntries[half]!, 20);

  const arrivalMean = rounded(mean(all.map((one) => of(one, 'arrivalRate'))), 2);
  const arrivalBehind = minus(arrivalMean, v('arrivalRate'));
  const transferBehind = minus(v('transferRate'), mean(all.map((one) => of(one, 'transferRate'))));
  const trainingOf = (one: College): Q => over(of(one, 'trainees'), of(one, 'students'));
  const trainingBehind = minus(mean(sameBand.map(trainingOf)), trainingOf(college));
  const placementBehind = minus(q(8384, 100), v('placement'));
  const exchangeOf = (one: College): Q => over(of(one, 'exchange'), of(one, 'teachers'));
  const bestExchange = all.map(exchangeOf).reduce(max);

  const satisfaction = mean(
    [1, 2, 3, 4].map((n) => {
      const [a, b, c, d] = [0, 1, 2, 3].map((answer) => v(`q${n}a${answer}`)) as [Q, Q, Q, Q];
      return over(sum([times(q(100), a), times(q(80), b), times(q(60), c)]), sum([a, b, c, d]));
    }),
  );
  const employers = over(
    plus(times(q(100), v('employerVery')), times(q(80), v('employerFairly'))),
    sum([v('employerVery'), v('employerFairly'), v('employerNot')]),
  );
  const technical = ['综合', '理工', '农林', '医药'].includes(college.category);
  const key = over(times(q(100), v('keyProgrammes')), v('programmes'));
  const events = (weights: Record<string, Q>): Q =>
    sum(Object.entries(weights).map(([name, each]) => times(v(name), each)));

  const opinion = v('opinionScore');
  const lowestOpinion = all.map((one) => of(one, 'opinionScore')).reduce(min);
  const lowestDropout = all.map((one) => of(one, 'dropout')).reduce(min);
  const teachingPercent = percentOf(college.awards['teaching-awards'], true);
  const bestTeaching = Math.max(...all.map((one) => percentOf(one.awards['teaching-awards'], true)));
  const steps = (behind: Q, list: readonly [Q, Q][], otherwise: Q): Q =>
    list.find(([reach]) => !less(reach, behind))?.[1] ?? otherwise;

  const points: Record<string, Q> = {
    R1: less(v('partyExam'), q(60)) ? q(0) : times(q(4), over(v('partyExam'), best('partyExam'))),
    R2: college.lawGrade === 'D' ? q(0) : times(q(4), over(v('lawScore'), best('lawScore'))),
    R3: college.flags.graveEvent
      ? q(0)
      : max(q(0), minus(q(4), events({ lowEvents: q(2, 10), midEvents: q(3, 10), highEvents: q(5, 10) }))),
    R4: less(v('safetyScore'), q(60))
      ? q(0)
      : times(q(3), over(v('safetyScore'), best('safetyScore', sameBand))),
    R5: times(q(3), ratioShare),
    R6: times(q(3), floored(room, roomPass, roomLimit)),
    R7: plus(
      times(q(2), upTo(over(v('funding'), v('students')), q(12000))),
      linear(v('fundingGrowth'), q(5), q(0)),
    ),
    R8: times(
      q(2),
      floored(
        over(times(q(100), plus(v('runningCost'), v('purchases'))), plus(v('funding'), v('tuition'))),
        q(40),
        q(20),
      ),
    ),
    R9: times(q(2), times(upTo(v('eBooks'), q(300)), upTo(v('bandwidth'), q(7)))),
    R10: times(q(3), floored(device, devicePass, deviceLimit)),
    R11: times(q(3), floored(v('dualTeachers'), q(60), q(30))),
    R12: times(q(2), linear(v('openRate'), q(95), q(70))),
    R13: times(q(2), floored(over(v('partnerFirms'), v('programmes')), q(3), q(1))),
    R14: times(q(2), floored(rounded(over(v('trainingBases'), v('programmes')), 2), q(2), q(1))),
    R15: times(q(2), less(q(40), v('partTime')) ? q(0) : min(q(1), over(q(20), v('partTime')))),
    R16: q(2n * panel.reduce((a, b) => a + b, 0n), 1000n * BigInt(panel.length)),
    R17: plus(college.flags.platform ? q(1) : q(0), times(q(1, 5), v('levelsMet'))),
    R18: times(q(3), upTo(key, technical ? q(40) : q(10))),
    R19: min(q(3), q(percentOf(college.awards['contest-awards'], true) * 25, 100 * 100)),
    R20: bestTeaching === 0 ? q(3) : q(3 * teachingPercent, bestTeaching),
    R21: steps(
      arrivalBehind,
      [
        [q(0), q(3)],
        [q(3), q(5, 2)],
        [q(6), q(2)],
      ],
      q(1),
    ),
    R22: steps(
      transferBehind,
      [
        [q(-1), q(3)],
        [q(0), q(26, 10)],
        [q(1), q(18, 10)],
      ],
      q(0),
    ),
    R23: times(q(3, 100), satisfaction),
    R24: times(q(3, 100), employers),
    R25: times(q(3), floored(v('employment'), college.category === '师范' ? q(85) : q(90), q(60))),
    R26: times(q(3, 2), plus(upTo(v('certificates'), q(90)), floored(v('matchRate'), q(70), q(35)))),
    R27: times(q(3), min(upTo(v('courseOnline'), q(30)), upTo(v('courseQuality'), q(12)))),
    R28: times(q(2), max(less(v('practiceHours'), q(50)) ? q(0) : q(1), upTo(v('internshipPay'), q(80)))),
    R29: less(q(8), v('dropout')) ? q(0) : times(q(2), over(lowestDropout, v('dropout'))),
    R30: max(
      q(1, 2),
      minus(
        q(2),
        plus(min(q(6, 10), times(v('lateReports'), q(15, 100))), times(v('complaintsUpheld'), q(4, 10))),
      ),
    ),
    R31: min(q(3), q(percentOf(college.awards.research, false) * 35, 100 * 100)),
    R32: times(q(1, 2), times(q(6), upTo(over(v('serviceIncome'), v('teachers')), q(30000)))),
    R33: steps(
      placementBehind,
      [
        [q(0), q(2)],
        [q(5), q(18, 10)],
        [q(10), q(16, 10)],
      ],
      q(12, 10),
    ),
    R34: times(q(3, 10), median),
    R35: steps(
      trainingBehind,
      [
        [q(0), q(2)],
        [q(1, 2), q(14, 10)],
      ],
      q(7, 10),
    ),
    R36: bestExchange[0] === 0n ? q(3) : times(q(3), over(exchangeOf(college), bestExchange)),
    R37: college.flags.majorOpinion ? q(0) : times(q(2), over(lowestOpinion, opinion)),
  };
  const cents: Record<string, bigint> = Object.fromEntries(
    Object.entries(points).map(([code, value]) => [code, roundUp(value, 2)]),
  );
  const bonus = min(q(5), plus(min(q(3), v('honours')), times(v('pilots'), q(3, 4))));
  const penalty = min(q(5), times(v('missedTasks'), q(3, 2)));
  const extra = minus(bonus, penalty);
  cents['E'] = extra[0] < 0n ? -roundUp([-extra[0], extra[1]], 2) : roundUp(extra, 2);

  let total = Object.values(cents).reduce((a, b) => a + b, 0n);
  const groupC = Object.entries(cents)
    .filter(([code]) => /^R(1[89]|2\d|30)$/.test(code))
    .reduce((a, [, b]) => a + b, 0n);
  if (college.flags.majorOpinion && total > 5999n) total = 5999n;
  const grade = college.flags.majorOpinion
    ? 'poor'
    : total >= 8000n && groupC >= 2500n
      ? 'excellent'
      : total >= 7000n
        ? 'good'
        : total >= 6000n
          ? 'pass'
          : 'poor';
  return { cents, total, grade };
}

/** Percent of all achievements, the same item once at its highest. */
function percentOf(list: readonly Achievement[], ranked: boolean): number {
  const tiers: Record<string, number> = { international: 600, national: 400, provincial: 100 };
  const ranks: Record<string, number> = { 1: 100, 2: 50, 3: 30 };
  const highest: Record<string, number> = {};
  for (const { item, tier, rank } of list) {
    const worth = (tiers[tier!] ?? 0) * (ranked ? ranks[rank!]! : 100);
    highest[item!] = Math.max(highest[item!] ?? 0, worth / 100);
  }
  return Object.values(highest).reduce((a, b) => a + b, 0);
}

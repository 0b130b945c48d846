import { conditionFacts } from '../feel/index.js';
import { factKey, type FactRef, type PeriodKind } from '../model/index.js';
import {
  DEFAULT_CALENDAR,
  periodContaining,
  periodKindOf,
  periodRange,
  periodsBetween,
  periodsRollingUp,
  samePeriodOfYear,
  shiftPeriod,
  type Calendar,
} from '../time/index.js';
import type { EvaluationPlan } from './evaluation-plan.js';
import { relationOf, type PlanRelation } from './plan-relation.js';

/** What has become different. With neither facts nor a level everything of these periods has. */
export interface Change {
  /** Of the changed facts' own kind; the days on which attributes or records changed. */
  readonly periods: readonly string[];
  /** Items, attributes, data sets (kind `record`), evidence, targets: by kind and code. */
  readonly facts?: readonly Pick<FactRef, 'kind' | 'code'>[];
  /** Subjects of this level came, went or moved. */
  readonly level?: string;
}

/** One definition to be computed again. */
export interface AffectedDefinition {
  readonly code: string;
  /** In which periods of its own kind, ascending. */
  readonly periods: readonly string[];
  /** The ways to other subjects for which it must be computed again too; none where only the changed ones count. */
  readonly around: readonly PlanRelation[];
}

export interface Affected {
  /** Each list is in the order in which it must be computed. */
  readonly indicators: readonly AffectedDefinition[];
  readonly standards: readonly AffectedDefinition[];
  readonly rules: readonly AffectedDefinition[];
}

interface Touched {
  readonly periods: ReadonlySet<string>;
  readonly around: ReadonlyMap<string, PlanRelation>;
}

/**
 * What a change makes out of date, exactly to the period: through offsets, the year before, and rolling up over time.
 * Slices and bases are not told apart: a change of one counts as a change of the whole.
 */
export function affectedBy(
  plan: EvaluationPlan,
  change: Change,
  calendar: Calendar = DEFAULT_CALENDAR,
): Affected {
  const tracer = new Tracer(plan, change, calendar);
  return {
    indicators: tracer.trace(
      'indicator',
      [...plan.indicators.values()].map((compiled) => ({
        ...compiled.indicator,
        facts: compiled.indicator.bases.flatMap(({ code }) => compiled.factsOf(code)),
      })),
    ),
    standards: tracer.trace(
      'standard',
      [...plan.standards.values()].map(({ standard, facts }) => ({ ...standard, facts })),
    ),
    rules: tracer.trace(
      'verdict',
      [...plan.rules.values()].map(({ rule, facts }) => ({
        ...rule,
        facts: [...facts, ...shownIndicator(rule.indicator)],
      })),
    ),
  };
}

function shownIndicator(code: string | undefined): FactRef[] {
  return code === undefined ? [] : [{ kind: 'indicator', code }];
}

/** What decides which other subjects or records a fact is made of. */
function besides({ dictionary }: EvaluationPlan, fact: FactRef): readonly FactRef[] {
  if (!fact.via) return [];
  const { by } = fact.via;
  const group: readonly FactRef[] = by === undefined ? [] : [{ kind: 'attribute', code: by }];
  return [...conditionFacts(fact, dictionary), ...group];
}

interface Definition {
  readonly code: string;
  readonly level: string;
  /** A standard has none: it is asked in the period of who asks. */
  readonly periodKind?: PeriodKind;
  readonly facts: readonly FactRef[];
}

class Tracer {
  readonly #touched = new Map<string, Touched>();

  constructor(
    private readonly plan: EvaluationPlan,
    private readonly change: Change,
    private readonly calendar: Calendar,
  ) {}

  trace(kind: FactRef['kind'], definitions: readonly Definition[]): AffectedDefinition[] {
    return definitions.flatMap((definition) => {
      const { code, periodKind, facts } = definition;
      const periods = new Set<string>();
      const around = new Map<string, PlanRelation>();
      for (const fact of facts) {
        const relation = relationOf(this.plan.dictionary, fact);
        const sources = [fact, ...besides(this.plan, fact)].map((one) => this.#source(one));
        for (const source of [...sources, this.#moved(definition, relation)]) {
          if (!source) continue;
          for (const period of source.periods)
            this.#later(period, fact, periodKind).forEach((one) => periods.add(one));
          for (const [key, way] of source.around) around.set(key, way);
          if (relation) around.set(JSON.stringify(relation), relation);
        }
      }
      if (periods.size === 0) return [];
      const sorted = [...periods].sort();
      this.#touched.set(factKey({ kind, code }), { periods, around });
      return [{ code, periods: sorted, around: [...around.values()] }];
    });
  }

  /** What is out of date of the fact itself. */
  #source({ kind, code }: FactRef): Touched | undefined {
    if (kind === 'indicator' || kind === 'standard' || kind === 'verdict') {
      return this.#touched.get(factKey({ kind, code }));
    }
    const { facts, level, periods } = this.change;
    const all = facts === undefined && level === undefined;
    const changed = all || facts?.some((one) => one.kind === kind && one.code === code);
    return changed ? { periods: new Set(periods), around: new Map() } : undefined;
  }

  /** A subject that came, went or moved: its own values, and whatever looks at its level. */
  #moved({ level: own }: Definition, relation: PlanRelation | undefined): Touched | undefined {
    const { level, periods } = this.change;
    if (level === undefined || (own !== level && relation?.level !== level)) return undefined;
    return { periods: new Set(periods), around: new Map() };
  }

  /** The periods that look at a period through a reference. */
  #later(period: string, { roll, offset = 0, years = 0 }: FactRef, kind: PeriodKind | undefined): string[] {
    return this.#inKind(period, roll, kind).flatMap((one) => {
      const same = years === 0 ? one : samePeriodOfYear(one, -years, this.calendar);
      return same === undefined ? [] : [shiftPeriod(same, -offset, this.calendar)];
    });
  }

  #inKind(period: string, roll: FactRef['roll'], kind: PeriodKind | undefined): string[] {
    const own = periodKindOf(period);
    if (kind === undefined || own === kind) return [period];
    if (roll && roll.kind === own) return periodsRollingUp(period, roll, kind, this.calendar);
    const { from, to } = periodRange(period, this.calendar);
    const [first, last] = [from, to].map((day) => periodContaining(kind, day, this.calendar));
    return first === undefined || last === undefined ? [] : periodsBetween(first, last, this.calendar);
  }
}

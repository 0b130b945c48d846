import {
  evaluateGrid,
  planEvaluation,
  roundComputed,
  VERDICT_CODES,
  VERDICT_OF_CODE,
  type Dictionary,
  type Grid,
  type GridResult,
  type Indicator,
  type Rule,
  type RuleEvaluation,
} from '@zhengai/engine';
import type { GridView } from '@zhengai/runtime/contract';
import { askingFor } from './asking-rule.js';
import { gridFromView } from './grid-from-view.js';
import type { PeriodCounts, Simulated, TriedIndicator, TriggeredSubject } from './protocol.js';
import { foldSubject, type SubjectLife } from './subject-life.js';

type Named = { readonly code: string; readonly name: string };

/** A level's data with the dictionary around it, against which drafts of rules and indicators are tried. */
export class Simulation {
  readonly #grid: Grid;

  constructor(
    private readonly dictionary: Dictionary,
    private readonly view: GridView,
  ) {
    this.#grid = gridFromView(view);
  }

  /** @throws ModelError when the rule cannot be compiled */
  simulate(rule: Rule, period: string, released?: Rule): Simulated {
    const { periods } = this.#grid;
    const at = this.#indexOf(period);
    const result = this.#run(rule);
    const verdicts = result.verdicts(rule.code);
    const recovery = this.#recovery(rule);
    const values = this.#valuesOf(result, rule.indicator);
    const before = released && this.#run(released).verdicts(released.code);
    const history = periods.map((known) => ({ period: known, triggered: 0, unknown: 0, opened: 0 }));
    const triggered: TriggeredSubject[] = [];
    const unknown: Named[] = [];
    const removed: Named[] = [];
    let subjects = 0;
    let warnedSubjects = 0;
    this.view.subjects.forEach((subject, index) => {
      const first = index * periods.length;
      const life = this.#lifeOf(rule, first, at, verdicts, recovery, history);
      if (life?.everWarned) warnedSubjects += 1;
      const cell = first + at;
      if (this.#grid.valid[cell] !== 1) return;
      subjects += 1;
      const verdict = verdicts[cell];
      const was = before?.[cell];
      if (verdict === VERDICT_CODES.unknown) unknown.push(subject);
      if (verdict !== VERDICT_CODES.triggered) {
        if (was === VERDICT_CODES.triggered) removed.push(subject);
        return;
      }
      triggered.push({
        code: subject.code,
        name: subject.name,
        value: values(cell),
        previous: at > 0 ? values(cell - 1) : null,
        run: life?.run ?? 1,
        warned: life?.warned ?? false,
        added: was !== undefined && was !== VERDICT_CODES.triggered,
      });
    });
    return { period: periods[at] ?? period, subjects, triggered, unknown, removed, history, warnedSubjects };
  }

  /** @throws ModelError when the rule cannot be compiled */
  explain(rule: Rule, subject: string, period: string): RuleEvaluation {
    const { subjects, periods } = this.#grid;
    const cell = subjects.indexOf(subject) * periods.length + periods.indexOf(period);
    return this.#run(rule).explain(rule.code, cell);
  }

  /** @throws ModelError when the indicator cannot be compiled */
  tryIndicator(indicator: Indicator, basis: string, period: string): TriedIndicator {
    const { periods } = this.#grid;
    const at = this.#indexOf(period);
    const others = this.dictionary.indicators.filter(({ code }) => code !== indicator.code);
    const asking = askingFor(indicator, this.dictionary);
    const dictionary = { ...this.dictionary, indicators: [...others, indicator], rules: [asking] };
    const plan = planEvaluation(dictionary, [asking.code]);
    const broken = plan.broken.get(asking.code);
    if (broken) throw broken;
    const column = evaluateGrid(plan, this.#grid).indicator(indicator.code, basis);
    const shown = (cell: number): number | null => shownValue(column[cell], indicator.decimals);
    return {
      period: periods[at] ?? period,
      values: this.view.subjects.flatMap(({ code, name }, subject) => {
        const cell = subject * periods.length + at;
        if (this.#grid.valid[cell] !== 1) return [];
        return [{ code, name, value: shown(cell), previous: at > 0 ? shown(cell - 1) : null }];
      }),
    };
  }

  /** Counts a subject's periods into the history; its life up to the period looked at, if it ever triggered. */
  #lifeOf(
    rule: Rule,
    first: number,
    at: number,
    verdicts: Uint8Array,
    recovery: Uint8Array | undefined,
    history: { -readonly [K in keyof PeriodCounts]: PeriodCounts[K] }[],
  ): SubjectLife | undefined {
    const { periods, valid } = this.#grid;
    let hasTriggered = false;
    periods.forEach((_, index) => {
      const counts = history[index];
      if (!counts || valid[first + index] !== 1) return;
      const verdict = verdicts[first + index];
      if (verdict === VERDICT_CODES.unknown) counts.unknown += 1;
      if (verdict !== VERDICT_CODES.triggered) return;
      counts.triggered += 1;
      hasTriggered = true;
    });
    if (!hasTriggered) return undefined;
    const judged = periods.map((period, index) => {
      const recovered = recovery?.[first + index];
      return {
        period,
        verdict: VERDICT_OF_CODE[verdicts[first + index] ?? VERDICT_CODES.unknown] ?? 'unknown',
        ...(recovered === undefined
          ? {}
          : {
              recovered: recovered === VERDICT_CODES.unknown ? null : recovered === VERDICT_CODES.triggered,
            }),
      };
    });
    const life = foldSubject(rule.lifeCycle, judged, at);
    for (const opened of life.openedIn) {
      const counts = history[periods.indexOf(opened)];
      if (counts) counts.opened += 1;
    }
    return life;
  }

  /** Where the rule's own recovery condition is true, judged like a rule of its own. */
  #recovery(rule: Rule): Uint8Array | undefined {
    const { recovery, ...rest } = rule.lifeCycle;
    if (!recovery) return undefined;
    const asked: Rule = { ...rule, conditions: recovery, lifeCycle: rest };
    return this.#run(asked).verdicts(rule.code);
  }

  #run(rule: Rule): GridResult {
    const others = this.dictionary.rules.filter(({ code }) => code !== rule.code);
    const dictionary = { ...this.dictionary, rules: [...others, rule] };
    return evaluateGrid(planEvaluation(dictionary, [rule.code]), this.#grid);
  }

  /** An indicator as people see it, by cell. */
  #valuesOf(result: GridResult, code: string | undefined): (cell: number) => number | null {
    const indicator = this.dictionary.indicators.find((known) => known.code === code);
    if (!indicator) return () => null;
    const column = result.indicator(indicator.code);
    return (cell) => shownValue(column[cell], indicator.decimals);
  }

  #indexOf(period: string): number {
    const index = this.#grid.periods.indexOf(period);
    return index < 0 ? Math.max(0, this.#grid.periods.length - 1) : index;
  }
}

function shownValue(value: number | undefined, decimals: number): number | null {
  return value === undefined || Number.isNaN(value) ? null : roundComputed(value, decimals);
}

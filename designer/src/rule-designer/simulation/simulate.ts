import {
  evaluateGrid,
  planEvaluation,
  roundHalfUp,
  VERDICT_CODES,
  type Dictionary,
  type Grid,
  type GridResult,
  type Rule,
  type RuleEvaluation,
} from '@zhengai/engine';
import type { GridView } from '@zhengai/runtime/contract';
import { gridFromView } from './grid-from-view.js';
import type { Simulated } from './protocol.js';

/** A level's data with the dictionary around it, against which drafts of rules are tried. */
export class Simulation {
  readonly #grid: Grid;

  constructor(
    private readonly dictionary: Dictionary,
    private readonly view: GridView,
  ) {
    this.#grid = gridFromView(view);
  }

  /** @throws ModelError when the rule cannot be compiled */
  simulate(rule: Rule, period: string): Simulated {
    const { periods } = this.#grid;
    const verdicts = this.#run(rule).verdicts(rule.code);
    const values = this.#values(rule);
    const at = Math.max(0, periods.indexOf(period));
    const triggered: { code: string; name: string; value: number | null }[] = [];
    const history = periods.map((known) => ({ period: known, triggered: 0, unknown: 0 }));
    let subjects = 0;
    let unknown = 0;
    this.view.subjects.forEach(({ code, name }, subject) => {
      periods.forEach((_, index) => {
        const cell = subject * periods.length + index;
        const inPeriod = history[index];
        if (!inPeriod || this.#grid.valid[cell] !== 1) return;
        const verdict = verdicts[cell];
        if (verdict === VERDICT_CODES.triggered) inPeriod.triggered += 1;
        if (verdict === VERDICT_CODES.unknown) inPeriod.unknown += 1;
        if (index !== at) return;
        subjects += 1;
        if (verdict === VERDICT_CODES.unknown) unknown += 1;
        if (verdict === VERDICT_CODES.triggered) triggered.push({ code, name, value: values(cell) });
      });
    });
    return { period: periods[at] ?? period, subjects, unknown, triggered, history };
  }

  /** @throws ModelError when the rule cannot be compiled */
  explain(rule: Rule, subject: string, period: string): RuleEvaluation {
    const { subjects, periods } = this.#grid;
    const cell = subjects.indexOf(subject) * periods.length + periods.indexOf(period);
    return this.#run(rule).explain(rule.code, cell);
  }

  #run(rule: Rule): GridResult {
    const dictionary = this.#dictionaryWith(rule);
    return evaluateGrid(planEvaluation(dictionary, [rule.code]), this.#grid);
  }

  #dictionaryWith(rule: Rule): Dictionary {
    const others = this.dictionary.rules.filter(({ code }) => code !== rule.code);
    return { ...this.dictionary, rules: [...others, rule] };
  }

  /** The rule's indicator as people see it, by cell. */
  #values(rule: Rule): (cell: number) => number | null {
    const indicator = this.dictionary.indicators.find(({ code }) => code === rule.indicator);
    if (!indicator) return () => null;
    const column = this.#run(rule).indicator(indicator.code);
    return (cell) => {
      const value = column[cell] ?? NaN;
      return Number.isNaN(value) ? null : roundHalfUp(value, indicator.decimals);
    };
  }
}

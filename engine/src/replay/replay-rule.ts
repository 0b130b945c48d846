import type { EvaluationWarning } from '../model/index.js';
import type { WarningEpisode } from '../warning/index.js';
import { Judging, markValid, validCells } from './judging.js';
import { KnownGrid, nothing, widen, type Extent } from './known-grid.js';
import { dayCount, OpenStretch } from './open-stretch.js';
import type { ReplayInput } from './replay-input.js';
import type { Replay } from './replay-result.js';
import { reportOf } from './report.js';
import { VerdictsInForce } from './simulated-life.js';
import { settle, type KeptWarning } from './standing-warnings.js';

const BEIJING_MINUTES = 480;

/**
 * The whole cycle of one rule over past data with a simulated clock: day by day what became known is taken in, what it
 * touches is judged, and warnings open and end as they would have. Nobody acts on them, and nothing outside is touched.
 *
 * Values of the subject's own are judged in batches, only where they changed; a rule among peers is judged for all of
 * them, in the periods that changed. One that looks at subjects of other levels or at other kinds of period is judged
 * whole on each day that brought something.
 *
 * @throws ModelError when the rule cannot be compiled
 */
export function replayRule(input: ReplayInput): Replay {
  const steps = replaySteps(input);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** How far a replay has come: simulated days done, of all. */
export interface ReplayProgress {
  readonly done: number;
  readonly total: number;
}

/** The same, one simulated day at a time: whoever drives it may do something else in between, or stop. */
export function replaySteps(input: ReplayInput): Generator<ReplayProgress, Replay, void> {
  return new ReplayRun(input).steps();
}

/** A replay under way. */
export class ReplayRun {
  private readonly judging: Judging;
  private readonly known: KnownGrid;
  private readonly around: readonly KnownGrid[];
  private readonly otherKinds: readonly (readonly [kind: string, known: KnownGrid])[];
  private readonly verdicts: VerdictsInForce;
  private readonly stretch: OpenStretch;
  private readonly valid: Uint8Array;
  private readonly kept = new Map<number, KeptWarning[]>();
  private readonly waiting = new Set<number>();
  private readonly problems = new Map<string, EvaluationWarning>();
  private readonly everybody: readonly number[];
  /** How far the level's data reached so far, and each subject was judged. */
  private readonly level = nothing();
  private readonly judgedIn: readonly Extent[];
  private readonly hasDated: boolean;
  /** Whether nothing but this grid's own subjects and kind of period is looked at: these alone, or their peers too. */
  private readonly isAlone: boolean;
  private readonly placeOf: ReadonlyMap<string, number>;
  private judged = 0;
  private knownDays = 0;

  constructor(private readonly input: ReplayInput) {
    const { history, rule, utcOffsetMinutes = BEIJING_MINUTES } = input;
    this.judging = new Judging(input, input.around);
    this.known = new KnownGrid(history, utcOffsetMinutes);
    this.around = (input.around?.grids ?? []).map((grid) => new KnownGrid(grid, utcOffsetMinutes));
    this.otherKinds = Object.entries(input.otherKinds ?? {}).map(([kind, grid]) => [
      kind,
      new KnownGrid(grid, utcOffsetMinutes),
    ]);
    this.verdicts = new VerdictsInForce(rule, history.periods, history.subjects.length);
    this.stretch = new OpenStretch(history.periods, history.periodKind, history.calendar, input.openPeriods);
    this.valid = new Uint8Array(history.subjects.length * history.periods.length);
    this.everybody = history.subjects.map((_, subject) => subject);
    this.judgedIn = history.subjects.map(nothing);
    this.hasDated = this.everybody.some((subject) => history.undated?.[subject] !== 1);
    this.isAlone = this.judging.isLocal || (this.around.length === 0 && this.otherKinds.length === 0);
    this.placeOf = new Map(history.periods.map((period, place) => [period, place]));
  }

  *steps(): Generator<ReplayProgress, Replay, void> {
    const days = this.#days();
    for (const [done, day] of days.entries()) {
      this.#live(day);
      yield { done: done + 1, total: days.length };
    }
    return reportOf(this.input, {
      kept: [...this.kept.values()].flat(),
      verdicts: this.verdicts,
      days: this.knownDays,
      judged: this.judged,
      problems: [...this.problems.values()],
    });
  }

  /** All that has been judged, with everything known by the last day. */
  runWhole(): VerdictsInForce {
    this.#live(dayCount(this.input.to));
    return this.verdicts;
  }

  /** Days on which something becomes known, and those on which a period begins. */
  #days(): readonly number[] {
    const last = dayCount(this.input.to);
    const grids = [this.known, ...this.around, ...this.otherKinds.map(([, known]) => known)];
    const days = new Set([...grids.flatMap((grid) => grid.days), ...this.stretch.starts]);
    return [...days].filter((day) => day <= last).sort((a, b) => a - b);
  }

  #live(day: number): void {
    const changed = this.isAlone ? this.#learnOwn(day) : this.#learnAll(day);
    const open = this.stretch.on(day);
    for (const subject of new Set([...changed, ...this.waiting])) this.#settle(subject, day, open);
  }

  #learnOwn(day: number): readonly number[] {
    const { periods, subjects } = this.known.learn(day);
    if (subjects.length === 0) return [];
    this.knownDays++;
    const { extent } = this.known;
    const grew = extent.from < this.level.from || extent.to > this.level.to;
    widen(this.level, extent.from);
    widen(this.level, extent.to);
    // Subjects with dates are judged as far as the level's data reach, if only to be unknown.
    // Among peers everybody is judged: one value moves the median of all, and so does one who comes to be valid.
    const { back, isLocal } = this.judging;
    const isForAll = !isLocal || (grew && this.hasDated);
    const touched = isForAll ? this.everybody : [...subjects].sort((a, b) => a - b);
    const stretch = { ...periods };
    for (const subject of touched) this.#makeValid(subject, stretch);
    const moved = isLocal ? periods.to : stretch.to;
    stretch.to = Math.max(stretch.to, Math.min(moved + back, extent.to));
    return this.#judge(touched, stretch);
  }

  /** Widens the stretch to be judged to where a subject becomes valid only now. */
  #makeValid(subject: number, stretch: Extent): void {
    const { extent, extents, history, width } = this.known;
    const isUndated = history.undated?.[subject] === 1;
    const own = isUndated ? (extents[subject] as Extent) : extent;
    const before = this.judgedIn[subject] as Extent;
    const mark = (from: number, to: number): void => {
      for (let period = from; period <= to; period++) {
        const cell = subject * width + period;
        if (isUndated || history.valid[cell] === 1) this.valid[cell] = 1;
      }
      if (from > to) return;
      widen(stretch, from);
      widen(stretch, to);
    };
    if (own.to < 0) return;
    if (before.to < 0) mark(own.from, own.to);
    else {
      mark(own.from, before.from - 1);
      mark(before.to + 1, own.to);
    }
    widen(before, own.from);
    widen(before, own.to);
  }

  #learnAll(day: number): readonly number[] {
    const others = [...this.around, ...this.otherKinds.map(([, known]) => known)];
    const news = [this.known, ...others].map((known) => known.learn(day).subjects.length);
    if (news.every((count) => count === 0)) return [];
    this.knownDays++;
    const around = nothing();
    for (const { extent, history } of this.around) {
      if (history.periodKind !== this.input.history.periodKind || extent.to < 0) continue;
      for (const end of [extent.from, extent.to]) {
        const place = this.placeOf.get(history.periods[end] as string);
        if (place !== undefined) widen(around, place);
      }
    }
    for (const subject of this.everybody) markValid(this.known, this.valid, subject, around);
    return this.#judge(this.everybody, { from: 0, to: this.known.width - 1 });
  }

  #judge(subjects: readonly number[], stretch: Extent): readonly number[] {
    const looked = { from: Math.max(0, stretch.from - this.judging.back), to: stretch.to };
    const isWhole =
      subjects.length === this.everybody.length && looked.from === 0 && looked.to === this.known.width - 1;
    const own = this.known.grid(this.valid, isWhole ? undefined : { subjects, periods: looked });
    const grid =
      this.otherKinds.length === 0
        ? own
        : {
            ...own,
            otherKinds: Object.fromEntries(
              this.otherKinds.map(([kind, known]) => [kind, known.grid(validCells(known))]),
            ),
          };
    const grids = this.around.map((known) => known.grid(validCells(known)));
    const judged = this.judging.judge(grid, grids);
    for (const problem of judged.problems) this.problems.set(problem.code + (problem.fact ?? ''), problem);
    const { cells, changed } = this.verdicts.take(judged, subjects, looked, stretch, this.valid);
    this.judged += cells;
    return changed;
  }

  #settle(subject: number, day: number, open: readonly number[]): void {
    const kept = this.kept.get(subject) ?? [];
    if (kept.length === 0 && !this.verdicts.hasTriggered(subject)) return;
    const found = this.verdicts.lifeOf(subject);
    if (!found) return;
    const { periods } = this.input.history;
    const isOpen = ({ openedIn }: WarningEpisode): boolean => {
      const first = this.placeOf.get(openedIn) ?? 0;
      return open.some((place) => place >= first && this.verdicts.isJudged(subject, place));
    };
    const { waits } = settle(
      kept,
      found.life.episodes,
      day,
      periods[found.last] as string,
      isOpen,
      (episode) => this.#warningOf(subject, day, episode),
    );
    if (kept.length > 0) this.kept.set(subject, kept);
    if (waits) this.waiting.add(subject);
    else this.waiting.delete(subject);
  }

  #warningOf(subject: number, day: number, { openedIn, since }: WarningEpisode): KeptWarning {
    const { periods } = this.input.history;
    const value = this.verdicts.values[subject * periods.length + (this.placeOf.get(openedIn) ?? 0)] ?? NaN;
    return { subject, openedOn: day, openedIn, since, value: Number.isFinite(value) ? value : null };
  }
}

import { readOulad, type Outcomes } from './oulad-tables.js';
import { readRules } from './read-rules.js';
import { replayPresentation } from './replay-presentation.js';
import { simulatePresentation } from './simulate-presentation.js';
import { scoreWarnings, type DayScore, type Replayed } from './score-warnings.js';

export interface Tried {
  readonly replayed: readonly Replayed[];
  readonly outcomes: Outcomes;
}

export interface TrialOptions {
  /** Presentations whose code holds one of them; all when there is none. */
  readonly words?: readonly string[];
  /** See `readOulad`. */
  readonly markedAfterDays?: number;
  /** By the engine's replay, whose clock goes from day to day: the same warnings, in about six times the time. */
  readonly byClock?: boolean;
}

/** The days on which warnings are held against how things ended. */
export const SCORED_DAYS = [30, 60, 90, 120] as const;

/**
 * Replays presentations one after the other.
 *
 * @param folder  holds the data set's tables
 */
export async function replayOulad(
  folder: string,
  { byClock = false, markedAfterDays = 0, words = [] }: TrialOptions = {},
  onProgress: (progress: { code: string; done: number; total: number }) => void = () => undefined,
): Promise<Tried> {
  const { outcomes, presentations } = await readOulad(folder, markedAfterDays);
  const { dictionary } = await readRules();
  const wanted = presentations.filter(
    ({ code }) => words.length === 0 || words.some((word) => code.includes(word)),
  );
  const replayed = wanted.map((presentation, index): Replayed => {
    const episodes = byClock
      ? simulatePresentation(dictionary, presentation, presentation.length)
      : replayPresentation(dictionary, presentation);
    onProgress({ code: presentation.code, done: index + 1, total: wanted.length });
    return { presentation, episodes };
  });
  return { replayed, outcomes };
}

/** One line a day over the presentations whose code holds a word. */
export function scoresOf({ outcomes, replayed }: Tried, word: string): DayScore[] {
  const chosen = replayed.filter(({ presentation }) => presentation.code.includes(word));
  return SCORED_DAYS.map((day) => scoreWarnings(chosen, outcomes, day));
}

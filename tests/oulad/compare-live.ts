import { readPackFolder } from '@zhengai/runtime/connectors';
import { openHouse } from '../fault/house.js';
import { livePresentation } from './live-presentation.js';
import { readOulad, type Presentation } from './oulad-tables.js';
import { PACK_FOLDER, readRules } from './read-rules.js';
import { replayPresentation, type Episode } from './replay-presentation.js';

export interface LiveComparison {
  readonly presentation: string;
  readonly enrolments: number;
  readonly days: number;
  readonly warnings: number;
  readonly resolved: number;
  readonly identical: boolean;
  /** Warnings of one side alone, or opened by the clock on another day than the one they are dated with. */
  readonly differences: readonly string[];
}

export interface LiveSize {
  /** The first so many of the presentation; all when absent. */
  readonly enrolments?: number;
  readonly lastDay?: number;
}

/**
 * The same stream twice: judged at once by the engine, and fed day by day to a runtime on a real PostgreSQL.
 *
 * @param code  of a presentation
 */
export async function compareLive(
  folder: string,
  code: string,
  onDay: (progress: { day: number; total: number }) => void = () => undefined,
  { enrolments, lastDay }: LiveSize = {},
): Promise<LiveComparison> {
  const { presentations } = await readOulad(folder);
  const whole = presentations.find((presentation) => presentation.code === code);
  if (!whole) throw new RangeError(`OULAD has no presentation ${code}`);
  const presentation: Presentation = { ...whole, enrolments: whole.enrolments.slice(0, enrolments) };
  const until = lastDay ?? presentation.length;
  const { dictionary } = await readRules();
  const replayed = replayPresentation(dictionary, presentation, until);
  const house = await openHouse();
  try {
    const rules = await readPackFolder(PACK_FOLDER);
    const lived = await livePresentation(house, rules, presentation, until, onDay);
    const differences = [
      ...onlyInFirst(replayed, lived).map((line) => `replay alone: ${line}`),
      ...onlyInFirst(lived, replayed).map((line) => `live alone: ${line}`),
      ...lived.flatMap((episode) =>
        episode.openedAt === episode.openedOn
          ? []
          : [`opened on day ${episode.openedAt}: ${spelled(episode)}`],
      ),
    ];
    return {
      presentation: code,
      enrolments: presentation.enrolments.length,
      days: until + 1,
      warnings: lived.length,
      resolved: lived.filter(({ resolvedOn }) => resolvedOn !== undefined).length,
      identical: differences.length === 0,
      differences,
    };
  } finally {
    await house.close();
  }
}

function onlyInFirst(first: readonly Episode[], second: readonly Episode[]): string[] {
  const known = new Set(second.map(spelled));
  return first.map(spelled).filter((line) => !known.has(line));
}

function spelled({ enrolment, openedOn, resolvedOn, rule, since }: Episode): string {
  return `${rule} ${enrolment}: since ${since}, opened ${openedOn}, resolved ${resolvedOn ?? 'not'}`;
}

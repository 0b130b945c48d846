import type { JobQueue } from '../ports/index.js';
import { enqueueSweep, type ServiceDeps } from '../services/index.js';

/** Name of the timetable, and of the queue that its jobs come through. */
const SWEEP = 'sweep';
const QUEUE = 'monitor';
/** All colleges live by Beijing time. */
const TIME_ZONE = 'Asia/Shanghai';
/** How often it is looked whether the time is another one, or the queue has forgotten it. */
const LOOK_MS = 60_000;
/** Looks after which a time that is past must have had its job. */
const LOOKS_UNTIL_LOST = 10;

export interface DailySweepOptions extends ServiceDeps {
  readonly queue: JobQueue;
  /** Instead of the time that the settings name, as in cron with seconds. */
  readonly sweepPattern?: string;
  readonly lookMs?: number;
}

/**
 * Keeps the timetable of the daily sweep as the settings say, whatever happens to the queue.
 *
 * @returns stop
 */
export async function keepDailySweep(options: DailySweepOptions): Promise<() => Promise<void>> {
  const { log, lookMs = LOOK_MS, queue } = options;
  let looks = 0;
  let looking: Promise<void> = look();
  const timer = setInterval(() => {
    looking = looking.then(look);
  }, lookMs);
  await looking;
  return async () => {
    clearInterval(timer);
    await looking;
  };

  async function look(): Promise<void> {
    try {
      const pattern = options.sweepPattern ?? patternOf((await options.store.read.settings.get()).sweepAt);
      // at first the job of a time when no worker was there may still be waiting
      const lostAfterMs = looks++ < LOOKS_UNTIL_LOST ? Infinity : LOOKS_UNTIL_LOST * lookMs;
      const timetable = pattern === undefined ? undefined : { pattern, timeZone: TIME_ZONE, lostAfterMs };
      await queue.repeat(QUEUE, SWEEP, timetable);
    } catch (cause) {
      log.error({ error: String(cause) }, 'the daily sweep could not be planned; trying again');
    }
  }
}

/** Does what a job of a timetable asks for. */
export async function workOffTimetable(deps: ServiceDeps, timetable: string): Promise<void> {
  if (timetable !== SWEEP) {
    deps.log.warn({ timetable }, 'a timetable that nobody knows');
    return;
  }
  const messages = await enqueueSweep(deps, { warn: true });
  deps.log.info({ messages }, 'daily sweep');
}

/** @param time  `HH:MM` */
function patternOf(time: string | null): string | undefined {
  const [hour, minute] = time?.split(':').map(Number) ?? [];
  return hour === undefined || minute === undefined ? undefined : `0 ${minute} ${hour} * * *`;
}

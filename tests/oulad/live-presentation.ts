import { DEFAULT_CALENDAR } from '@zhengai/engine';
import { importPack, recordObservations } from '@zhengai/runtime/services';
import { drainOutbox } from '@zhengai/runtime/workers';
import type { House } from '../fault/house.js';
import {
  DAILY_ITEMS,
  dailySnapshots,
  dateOf,
  dayOf,
  enrolledDays,
  eveningOf,
  type DailyValues,
} from './daily-values.js';
import type { Enrolment, Presentation } from './oulad-tables.js';
import type { DatedEpisode } from './replay-presentation.js';

type Deps = Parameters<typeof drainOutbox>[0];

/** More episodes than this a presentation does not have. */
const ALL = 100_000;

/**
 * A presentation as it would come in: each evening those who register and who leave, then the day's snapshots, then all
 * work that follows from them. Nothing of a later day is there yet.
 */
export async function livePresentation(
  { connection, log }: House,
  rules: unknown,
  presentation: Presentation,
  lastDay: number,
  onDay: (progress: { day: number; total: number }) => void,
): Promise<DatedEpisode[]> {
  let now = '';
  const deps: Deps = { store: connection.store, log, clock: { now: () => now } };
  const stream = streamOf(presentation);
  now = eveningOf(presentation, 0);
  await deps.store.transaction((unit) =>
    unit.settings.set({
      calendar: DEFAULT_CALENDAR,
      openPeriods: null,
      college: { name: { zh: '开放大学', en: 'Open University' }, fictional: true },
    }),
  );
  await importPack(deps, { pack: rules, by: null });
  for (let day = 0; day <= lastDay; day++) {
    now = eveningOf(presentation, day);
    await registerAndLeave(deps, presentation, day);
    const snapshots = stream.get(day) ?? [];
    if (snapshots.length > 0) await record(deps, presentation, day, snapshots);
    await drainOutbox(deps);
    onDay({ day, total: lastDay });
  }
  return storedEpisodes(deps, presentation);
}

interface Snapshot {
  readonly enrolment: Enrolment;
  readonly values: DailyValues;
}

function streamOf(presentation: Presentation): Map<number, Snapshot[]> {
  const stream = new Map<number, Snapshot[]>();
  for (const enrolment of presentation.enrolments) {
    for (const { day, values } of dailySnapshots(presentation, enrolment)) {
      const snapshots = stream.get(day);
      if (snapshots) snapshots.push({ enrolment, values });
      else stream.set(day, [{ enrolment, values }]);
    }
  }
  return stream;
}

/** That somebody has left is not known before the day of it. */
async function registerAndLeave({ store }: Deps, presentation: Presentation, day: number): Promise<void> {
  const coming: Enrolment[] = [];
  const leaving: Enrolment[] = [];
  for (const enrolment of presentation.enrolments) {
    const days = enrolledDays(presentation, enrolment);
    if (days?.from === day) coming.push(enrolment);
    if (days !== undefined && days.to === day - 1) leaving.push(enrolment);
  }
  if (coming.length + leaving.length === 0) return;
  const subject = ({ code }: Enrolment) => ({ level: 'enrolment', code });
  await store.transaction(async (unit) => {
    await unit.subjects.upsert([
      ...coming.map((enrolment) => ({
        ...subject(enrolment),
        name: enrolment.code,
        validFrom: dateOf(presentation, day),
      })),
      ...leaving.map((enrolment) => ({
        ...subject(enrolment),
        name: enrolment.code,
        validTo: dateOf(presentation, day - 1),
      })),
    ]);
    await unit.subjects.setAttributes(
      coming.flatMap((enrolment) => [
        { subject: subject(enrolment), attribute: 'presentation', value: presentation.code },
        { subject: subject(enrolment), attribute: 'previous-attempts', value: enrolment.previousAttempts },
      ]),
    );
  });
}

async function record(
  deps: Deps,
  presentation: Presentation,
  day: number,
  snapshots: readonly Snapshot[],
): Promise<void> {
  const period = dateOf(presentation, day);
  await recordObservations(deps, {
    source: '学习平台',
    by: null,
    observations: snapshots.flatMap(({ enrolment, values }) =>
      DAILY_ITEMS.flatMap((item) => {
        const value = values[item];
        const subject = { level: 'enrolment', code: enrolment.code };
        return value === null ? [] : [{ item, subject, period, value }];
      }),
    ),
  });
}

async function storedEpisodes({ store }: Deps, presentation: Presentation): Promise<DatedEpisode[]> {
  const { read } = store;
  const codes = new Map((await read.subjects.ofLevel('enrolment')).map(({ code, id }) => [id, code]));
  const warnings = await read.warnings.list({ limit: ALL });
  return warnings.map(({ openedAt, openedIn, resolvedIn, rule, since, subjectId }) => ({
    rule,
    enrolment: codes.get(subjectId) ?? '',
    since: dayOf(presentation, since),
    openedOn: dayOf(presentation, openedIn),
    ...(resolvedIn === null ? {} : { resolvedOn: dayOf(presentation, resolvedIn) }),
    openedAt: dayOf(presentation, openedAt.slice(0, 10)),
  }));
}

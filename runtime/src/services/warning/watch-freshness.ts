import type { DataItem } from '@zhengai/engine';
import type { Audience, DataWarning, Notice, Settings, Subject, UnitOfWork } from '../../ports/index.js';
import { collectionDeadline, missingSubjects, periodsUpTo } from '../freshness/index.js';
import { notify } from '../notification/index.js';
import { collegeDay } from '../process-instance/index.js';
import type { ServiceDeps } from '../service-deps.js';
import { periodLabel } from '../views/index.js';

/** Periods back from the running one whose deadline is looked at. */
const PERIODS_BACK = 3;
/** Different people asked for one item; more are told by these. */
const MOST_AUDIENCES = 50;

/**
 * Looks which items have not arrived by their collection deadline, and tells their owners: of the data, never as a
 * warning of quality. What has arrived meanwhile is resolved.
 *
 * @returns how many data warnings were opened
 */
export async function watchFreshness(deps: ServiceDeps): Promise<number> {
  const { read } = deps.store;
  const { dictionary } = await read.definitions.released();
  const settings = await read.settings.get();
  const today = collegeDay(deps.clock.now());
  let opened = 0;
  for (const item of dictionary.items.filter(({ dueDays }) => dueDays !== undefined)) {
    const recent = periodsUpTo(item.periodKind, today, settings.calendar, PERIODS_BACK);
    const open = await read.dataWarnings.list({ item: item.code, open: true, limit: 100 });
    const periods = new Set([...recent, ...open.map(({ period }) => period)]);
    for (const period of periods) {
      const dueOn = collectionDeadline(item, period, settings.calendar);
      if (dueOn === undefined || dueOn >= today) continue;
      opened += await deps.store.transaction((unit) =>
        watchPeriod(unit, deps, { item, period, dueOn, settings }),
      );
    }
  }
  return opened;
}

async function watchPeriod(
  unit: UnitOfWork,
  deps: ServiceDeps,
  about: {
    readonly item: DataItem;
    readonly period: string;
    readonly dueOn: string;
    readonly settings: Settings;
  },
): Promise<number> {
  const { dueOn, item, period, settings } = about;
  const { expected, missing } = await missingSubjects(unit, item, period, settings.calendar);
  const open = (await unit.dataWarnings.list({ item: item.code, open: true, limit: 100 })).find(
    (one) => one.period === period,
  );
  const now = deps.clock.now();
  if (open !== undefined) {
    if (missing.length === open.missing && expected === open.expected) return 0;
    await unit.dataWarnings.update(open.id, {
      missing: missing.length,
      expected,
      updatedAt: now,
      ...(missing.length === 0 ? { resolvedAt: now } : {}),
    });
    return 0;
  }
  if (missing.length === 0) return 0;
  const warning = await unit.dataWarnings.insert({
    kind: 'late',
    item: item.code,
    rule: null,
    subjectId: null,
    period,
    dueOn,
    missing: missing.length,
    expected,
    openedAt: now,
    updatedAt: now,
  });
  if (warning === undefined) return 0;
  await notify(unit, deps, [await lateNotice(unit, warning, item, missing, collegeDay(now))]);
  return 1;
}

async function lateNotice(
  unit: UnitOfWork,
  warning: DataWarning,
  item: DataItem,
  missing: readonly Subject[],
  today: string,
): Promise<Notice> {
  const { expected, id, period } = warning;
  const label = periodLabel(period);
  const count = missing.length;
  return {
    key: `dataMissing:${id}`,
    kind: 'dataMissing',
    subjectId: null,
    rule: null,
    warningId: null,
    taskId: null,
    severity: null,
    effect: expected === 0 ? null : count / expected,
    text: {
      zh: `“${item.name.zh}”${label.zh}的数据应于 ${warning.dueOn ?? ''} 前到齐，${expected} 个对象中还缺 ${count} 个。请报送或催收。`,
      en: `${item.name.en} of ${label.en} was due on ${warning.dueOn ?? ''}; ${count} of ${expected} subjects are missing. Hand it in, or ask for it.`,
    },
    link: `/data-warnings/${id}`,
    audience: await ownersOf(unit, item, missing, today),
    personal: false,
  };
}

/** Whoever owns the item for these subjects: each of them once, by one of the subjects. */
async function ownersOf(
  unit: UnitOfWork,
  item: DataItem,
  subjects: readonly Subject[],
  today: string,
): Promise<Audience[]> {
  const parties = await unit.people.responsibleFor(
    'item',
    item.code,
    subjects.map(({ id }) => id),
    today,
  );
  const audiences = new Map<string, Audience>();
  for (const { id } of subjects) {
    const { department, handler, responsible } = parties.get(id) ?? {};
    const roles = responsible || handler ? (['responsible', 'handler'] as const) : (['department'] as const);
    const key = JSON.stringify([responsible, handler, roles[0] === 'department' ? department : null]);
    if (audiences.has(key)) continue;
    audiences.set(key, { kind: 'responsible', roles, of: 'item', code: item.code, subjectId: id });
    if (audiences.size >= MOST_AUDIENCES) break;
  }
  return [...audiences.values()];
}

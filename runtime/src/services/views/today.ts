import type { Today } from '../../contract/index.js';
import type { WarningCount, WarningState } from '../../ports/index.js';
import { definitionNames, type DefinitionNames } from './definition-names.js';
import { findTasks } from './list-tasks.js';
import { seenBy } from './list-warnings.js';
import { taskRows } from './task-rows.js';
import { totalsOf } from './totals.js';
import type { ViewDependencies } from './view-dependencies.js';
import type { Visibility } from './visibility.js';
import { warningRows } from './warning-rows.js';

const TASKS_SHOWN = 20;
const WARNINGS_SHOWN = 10;
const OPEN: readonly WarningState[] = ['open', 'recovering'];

/** The first page of whoever asks: what is theirs to do, and how things stand in what they may see. */
export async function getToday(deps: ViewDependencies, visibility: Visibility): Promise<Today> {
  const { warnings, definitions } = deps.store.read;
  const seen = seenBy(visibility);
  const [tasks, newest, counts, released, totals] = await Promise.all([
    findTasks(deps, visibility, { status: 'open', mine: true, limit: TASKS_SHOWN }),
    warnings.list({
      states: OPEN,
      limit: WARNINGS_SHOWN,
      ...seen,
    }),
    warnings.unresolved(seen),
    definitions.released(),
    totalsOf(deps.store.read, deps.clock),
  ]);
  const names = definitionNames(released);
  const open = counts.filter(({ state }) => OPEN.includes(state));
  return {
    myTasks: await taskRows(deps, tasks),
    newest: await warningRows(deps, newest),
    openBySeverity: bySeverity(open, names),
    openByLevel: byLevel(open, names, released.dictionary.levels),
    stages: stages(counts),
    ...totals,
  };
}

function bySeverity(open: readonly WarningCount[], names: DefinitionNames): Today['openBySeverity'] {
  return [...sums(open, ({ severity }) => severity)]
    .map(([severity, count]) => {
      const { code, name, colour, rank } = names.severity(severity);
      return { code, name, colour, rank, count };
    })
    .sort((a, b) => b.rank - a.rank || a.code.localeCompare(b.code));
}

function byLevel(
  open: readonly WarningCount[],
  names: DefinitionNames,
  levels: readonly { readonly code: string; readonly order: number }[],
): Today['openByLevel'] {
  const counts = sums(open, ({ rule }) => names.rule(rule)?.level ?? '');
  return [...levels]
    .sort((a, b) => a.order - b.order)
    .flatMap(({ code }) => {
      const count = counts.get(code) ?? 0;
      return count === 0 ? [] : [{ level: code, name: names.levelName(code), count }];
    });
}

function stages(counts: readonly WarningCount[]): Today['stages'] {
  const found = sums(counts, ({ stage }) => stage);
  return {
    monitor: found.get('monitor') ?? 0,
    warn: found.get('warn') ?? 0,
    diagnose: found.get('diagnose') ?? 0,
    improve: found.get('improve') ?? 0,
    verify: found.get('verify') ?? 0,
  };
}

function sums(counts: readonly WarningCount[], key: (count: WarningCount) => string): Map<string, number> {
  const totals = new Map<string, number>();
  for (const one of counts) totals.set(key(one), (totals.get(key(one)) ?? 0) + one.count);
  return totals;
}

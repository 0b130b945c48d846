import type { UserTask } from '../model/index.js';
import { workingDaysBetween, type Calendar } from '../time/index.js';
import { dayCount, dayText } from './open-stretch.js';
import type { ReplayInput } from './replay-input.js';
import type { ReplayedWarning, ReplayedWork } from './replay-result.js';

/** The work of warnings by department, most working days first; without a process only the warnings are counted. */
export function workOf(
  { history, process }: Pick<ReplayInput, 'history' | 'process'>,
  warnings: readonly ReplayedWarning[],
): readonly ReplayedWork[] {
  const tasks = (process?.nodes ?? []).filter((node): node is UserTask => node.kind === 'userTask');
  const days = new TaskDays(history.calendar);
  const byDepartment = groupByDepartment(warnings);
  const rowOf = (
    department: string | null,
    qualityOffice: boolean,
    own: readonly ReplayedWarning[],
  ): ReplayedWork => {
    const asked = tasks.filter(({ assignee }) => (assignee === 'qualityOffice') === qualityOffice);
    return {
      department,
      qualityOffice,
      warnings: own.length,
      tasks: own.length * asked.length,
      workingDays: own.reduce((sum, { openedOn }) => sum + days.of(asked, openedOn), 0),
      mostAtOnce: mostAtOnce(own),
    };
  };
  const rows = [...byDepartment].map(([department, own]) => rowOf(department, false, own));
  const office = rowOf(null, true, warnings);
  return [...rows, ...(office.tasks > 0 ? [office] : [])].sort(
    (a, b) => b.workingDays - a.workingDays || b.warnings - a.warnings,
  );
}

/** Tasks that are all asked on one day take the same working days. */
class TaskDays {
  private readonly known = new Map<string, number>();

  constructor(private readonly calendar: Calendar | undefined) {}

  of(tasks: readonly UserTask[], day: string): number {
    return tasks.reduce((sum, { dueDays }) => sum + this.#between(day, dueDays), 0);
  }

  #between(day: string, dueDays: number): number {
    const key = `${day}+${dueDays}`;
    let count = this.known.get(key);
    if (count === undefined) {
      count = workingDaysBetween(day, dayText(dayCount(day) + dueDays), this.calendar);
      this.known.set(key, count);
    }
    return count;
  }
}

function mostAtOnce(warnings: readonly ReplayedWarning[]): number {
  const changes = warnings.flatMap(({ openedOn, resolvedOn }) => [
    [openedOn, 1] as const,
    ...(resolvedOn === undefined ? [] : [[resolvedOn, -1] as const]),
  ]);
  changes.sort(([a, up], [b, down]) => (a < b ? -1 : a > b ? 1 : up - down));
  let most = 0;
  let now = 0;
  for (const [, change] of changes) most = Math.max(most, (now += change));
  return most;
}

function groupByDepartment(
  warnings: readonly ReplayedWarning[],
): ReadonlyMap<string | null, readonly ReplayedWarning[]> {
  const groups = new Map<string | null, ReplayedWarning[]>();
  for (const warning of warnings) {
    const group = groups.get(warning.department);
    if (group) group.push(warning);
    else groups.set(warning.department, [warning]);
  }
  return groups;
}

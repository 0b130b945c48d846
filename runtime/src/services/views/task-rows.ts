import type { TaskRow, WarningRow } from '../../contract/index.js';
import type { Task, WarningId } from '../../ports/index.js';
import { today, type ViewDependencies } from './view-dependencies.js';
import { nameOf, peopleById, subjectsById, warningRows } from './warning-rows.js';

const DAY_MS = 86_400_000;

/** Tasks as lists show them, each with its warning, in the order given. */
export async function taskRows(deps: ViewDependencies, tasks: readonly Task[]): Promise<TaskRow[]> {
  const unit = deps.store.read;
  const warnings = await warningRowsById(
    deps,
    tasks.map(({ warningId }) => warningId),
  );
  const people = await peopleById(
    unit,
    tasks.flatMap(({ assigneeId }) => assigneeId ?? []),
  );
  const departments = await subjectsById(
    unit,
    tasks.flatMap(({ departmentId }) => departmentId ?? []),
  );
  const day = today(deps.clock);
  return tasks.flatMap((task) => {
    const warning = warnings.get(task.warningId);
    if (warning === undefined) return [];
    return [
      {
        id: task.id,
        title: task.title,
        status: task.status,
        dueOn: task.dueOn,
        daysLeft: Math.round((Date.parse(task.dueOn) - Date.parse(day)) / DAY_MS),
        assignee: nameOf(people, task.assigneeId),
        department: nameOf(departments, task.departmentId),
        warning,
        visit: task.visit,
        createdAt: task.createdAt,
      },
    ];
  });
}

export async function warningRowsById(
  deps: ViewDependencies,
  ids: readonly WarningId[],
): Promise<Map<WarningId, WarningRow>> {
  const rows = await warningRows(deps, await deps.store.read.warnings.byIds([...new Set(ids)]));
  return new Map(rows.map((row) => [row.id, row]));
}

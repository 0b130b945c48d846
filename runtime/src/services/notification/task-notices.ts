import type { LocalizedText } from '@zhengai/engine';
import type { Audience, Notice, Subject, Task, UnitOfWork, Warning } from '../../ports/index.js';
import { collegeDay } from '../process-instance/college-day.js';
import type { ServiceDeps } from '../service-deps.js';
import { namesPerson } from './names-person.js';
import { notify } from './notify.js';

/** Days before a task is due on which its owner is reminded. */
const REMIND_DAYS_BEFORE = 2;
const OPEN_TASKS = 10_000;

/** Tells whoever is asked to do a task that it is there, or that it has come back. */
export async function tellOfTask(unit: UnitOfWork, task: Task, at: string): Promise<void> {
  const warning = await unit.warnings.find(task.warningId);
  if (warning === undefined) return;
  const [subject] = await unit.subjects.byIds([warning.subjectId]);
  const isBack = task.visit > 1;
  const notice = taskNotice(task, warning, subject, {
    kind: isBack ? 'taskReturned' : 'taskAssigned',
    say: isBack
      ? { zh: `任务退回，请在 ${task.dueOn} 前完成`, en: `Returned, due on ${task.dueOn}` }
      : { zh: `新任务，请在 ${task.dueOn} 前完成`, en: `New task, due on ${task.dueOn}` },
  });
  await notify(unit, { clock: { now: () => at } }, [notice]);
}

/**
 * Reminds of open tasks that are due in two days, and of those that were not done in time; of each once.
 *
 * @returns how many reminders were written
 */
export async function remindOfTasks(deps: ServiceDeps): Promise<number> {
  const now = deps.clock.now();
  const today = collegeDay(now);
  const soon = collegeDay(now, REMIND_DAYS_BEFORE);
  const open = await deps.store.read.processes.listTasks({ status: 'open', limit: OPEN_TASKS });
  const due = open.filter(({ dueOn }) => dueOn < today || dueOn === soon);
  if (due.length === 0) return 0;
  return deps.store.transaction(async (unit) => {
    const warnings = new Map(
      (await unit.warnings.byIds([...new Set(due.map(({ warningId }) => warningId))])).map((one) => [
        one.id,
        one,
      ]),
    );
    const subjectIds = [...new Set([...warnings.values()].map(({ subjectId }) => subjectId))];
    const subjects = new Map((await unit.subjects.byIds(subjectIds)).map((one) => [one.id, one]));
    const notices = due.flatMap((task) => {
      const warning = warnings.get(task.warningId);
      if (warning === undefined) return [];
      const { dueOn } = task;
      return taskNotice(
        task,
        warning,
        subjects.get(warning.subjectId),
        dueOn < today
          ? {
              kind: 'taskOverdue',
              say: { zh: `任务已逾期（应于 ${dueOn} 前完成）`, en: `Overdue since ${dueOn}` },
            }
          : { kind: 'taskDue', say: { zh: `任务将于 ${dueOn} 到期`, en: `Due on ${dueOn}` } },
      );
    });
    return (await notify(unit, deps, notices)).length;
  });
}

function taskNotice(
  task: Task,
  warning: Warning,
  subject: Subject | undefined,
  { kind, say }: { readonly kind: Notice['kind']; readonly say: LocalizedText },
): Notice {
  const { assigneeId, departmentId, dueOn, id, title } = task;
  return {
    key: `${kind}:${id}:${dueOn}`,
    kind,
    subjectId: warning.subjectId,
    rule: warning.rule,
    warningId: warning.id,
    taskId: id,
    severity: warning.severity,
    effect: null,
    text: {
      zh: `${say.zh}：${title.zh}（${warning.message.zh}）`,
      en: `${say.en}: ${title.en} (${warning.message.en})`,
    },
    link: `/tasks/${id}`,
    audience: [audienceOf(assigneeId, departmentId)],
    personal: namesPerson(subject),
  };
}

function audienceOf(assigneeId: Task['assigneeId'], departmentId: Task['departmentId']): Audience {
  if (assigneeId !== null) return { kind: 'people', personIds: [assigneeId] };
  if (departmentId === null) return { kind: 'qualityOffice' };
  return {
    kind: 'responsible',
    roles: ['responsible', 'handler'],
    of: 'any',
    code: null,
    subjectId: departmentId,
  };
}

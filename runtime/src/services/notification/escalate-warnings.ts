import { addWorkingDays, type Calendar, type LocalizedText, type Rule } from '@zhengai/engine';
import type { Audience, Notice, Subject, UnitOfWork, Warning } from '../../ports/index.js';
import { collegeDay } from '../process-instance/college-day.js';
import type { ServiceDeps } from '../service-deps.js';
import { namesPerson } from './names-person.js';
import { notify } from './notify.js';

const WARNINGS_TOGETHER = 200;

/**
 * Brings warnings upward that nobody has answered for as many working days as their rule says: acknowledged, or a task
 * of their improvement done. Each step is taken once, however many workers look.
 *
 * @returns how many steps were taken
 */
export async function escalateWarnings(deps: ServiceDeps): Promise<number> {
  const { dictionary } = await deps.store.read.definitions.released();
  let steps = 0;
  for (const rule of dictionary.rules) {
    if (rule.escalation === undefined || rule.escalation.length === 0) continue;
    steps += await escalateRule(deps, rule);
  }
  return steps;
}

async function escalateRule(deps: ServiceDeps, rule: Rule): Promise<number> {
  const { read } = deps.store;
  const { calendar } = await read.settings.get();
  const today = collegeDay(deps.clock.now());
  let steps = 0;
  let afterId: number | undefined;
  for (;;) {
    const page = await read.warnings.list({
      states: ['open', 'recovering'],
      rule: rule.code,
      limit: WARNINGS_TOGETHER,
      ...(afterId === undefined ? {} : { afterId }),
    });
    const due = page.filter((warning) => stepDue(warning, rule, today, calendar) !== undefined);
    for (const { id } of due) steps += await escalate(deps, rule, id, today, calendar);
    const last = page.at(-1);
    if (last === undefined || page.length < WARNINGS_TOGETHER) return steps;
    afterId = last.id;
  }
}

type Step = NonNullable<Rule['escalation']>[number];

/** The next step, when its day has come. */
function stepDue(warning: Warning, rule: Rule, today: string, calendar: Calendar): Step | undefined {
  const { acknowledgedBy, escalated, mutedBy, toldAt, withheld } = warning;
  if (toldAt === null || acknowledgedBy !== null || withheld || mutedBy !== null) return undefined;
  const step = rule.escalation?.[escalated];
  if (step === undefined) return undefined;
  return addWorkingDays(collegeDay(toldAt), step.afterWorkingDays, calendar) <= today ? step : undefined;
}

async function escalate(
  deps: ServiceDeps,
  rule: Rule,
  id: Warning['id'],
  today: string,
  calendar: Calendar,
): Promise<number> {
  return deps.store.transaction(async (unit) => {
    const seen = await unit.warnings.find(id);
    if (seen === undefined) return 0;
    await unit.warnings.lock(seen.rule, [seen.subjectId]);
    const warning = await unit.warnings.find(id);
    const step = warning && stepDue(warning, rule, today, calendar);
    if (!warning || !step || (await isAnswered(unit, warning)) || (await isSilenced(unit, warning, deps)))
      return 0;
    const now = deps.clock.now();
    const number = warning.escalated + 1;
    await unit.warnings.update(id, { escalated: number, updatedAt: now });
    await unit.warnings.addEvent({
      warningId: id,
      kind: 'escalated',
      at: now,
      by: null,
      period: warning.openedIn,
      data: { to: step.to, afterWorkingDays: step.afterWorkingDays, step: number },
    });
    const [subject] = await unit.subjects.byIds([warning.subjectId]);
    await notify(unit, deps, [noticeOf({ warning, rule, step, number, subject })]);
    await unit.changes.publish([{ kind: 'warning', id, data: { escalated: number } }]);
    return 1;
  });
}

async function isAnswered(unit: UnitOfWork, { id }: Warning): Promise<boolean> {
  return (await unit.processes.listTasks({ warningId: id, status: 'completed', limit: 1 })).length > 0;
}

async function isSilenced(unit: UnitOfWork, { id }: Warning, { clock }: ServiceDeps): Promise<boolean> {
  return (await unit.silences.over([id], clock.now())).size > 0;
}

const TO: Readonly<Record<Step['to'], LocalizedText>> = {
  reviewer: { zh: '审核人', en: 'the reviewer' },
  leader: { zh: '分管校领导', en: 'the leader in charge' },
  qualityOffice: { zh: '质量办', en: 'the quality office' },
};

function noticeOf(input: {
  readonly warning: Warning;
  readonly rule: Rule;
  readonly step: Step;
  readonly number: number;
  readonly subject: Subject | undefined;
}): Notice {
  const { number, rule, step, subject, warning } = input;
  const audience: Audience =
    step.to === 'qualityOffice'
      ? { kind: 'qualityOffice' }
      : {
          kind: 'responsible',
          roles: [step.to],
          of: 'indicator',
          code: rule.indicator ?? null,
          subjectId: warning.subjectId,
        };
  const days = step.afterWorkingDays;
  const { message, severity } = warning;
  return {
    key: `warningEscalated:${warning.id}:${number}`,
    kind: 'warningEscalated',
    subjectId: warning.subjectId,
    rule: warning.rule,
    warningId: warning.id,
    taskId: null,
    severity,
    effect: null,
    text: {
      zh: `${days} 个工作日无人处理，提请${TO[step.to].zh}关注：${message.zh}`,
      en: `Unanswered for ${days} working day${days === 1 ? '' : 's'}, brought to ${TO[step.to].en}: ${message.en}`,
    },
    link: `/warnings/${warning.id}`,
    audience: [audience],
    personal: namesPerson(subject),
  };
}

import type { Process, UserTask, VerificationTask } from '@zhengai/engine';

function freshId(process: Process, stem: string): string {
  let number = 1;
  while (process.nodes.some(({ id }) => id === `${stem}${number}`)) number += 1;
  return `${stem}${number}`;
}

export function newUserTask(process: Process): UserTask {
  return {
    id: freshId(process, 'task'),
    kind: 'userTask',
    name: { zh: '新任务', en: 'New task' },
    assignee: 'responsible',
    dueDays: 10,
    form: [
      {
        code: 'report',
        label: { zh: '完成情况', en: 'What was done' },
        type: 'longText',
        required: true,
        maxLength: 2000,
      },
    ],
  };
}

/** Returns to the first task; there is at most one. */
export function newVerification(process: Process): VerificationTask | undefined {
  const first = process.nodes.find(({ kind }) => kind === 'userTask');
  if (!first || process.nodes.some(({ kind }) => kind === 'verificationTask')) return undefined;
  return {
    id: freshId(process, 'verification'),
    kind: 'verificationTask',
    name: { zh: '成效确认', en: 'Proof of effect' },
    windowPeriods: 1,
    returnsTo: first.id,
  };
}

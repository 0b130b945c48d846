import type { LocalizedText } from '@zhengai/engine';
import type { NoticeKind } from '../../ports/index.js';

/** What each kind of notice is called. */
export const KIND_NAMES: Readonly<Record<NoticeKind, LocalizedText>> = {
  warningOpened: { zh: '新预警', en: 'New warning' },
  warningReopened: { zh: '预警再次出现', en: 'Warning again' },
  warningToConfirm: { zh: '待核实的预警', en: 'Warning to confirm' },
  warningAssigned: { zh: '交您处理的预警', en: 'Warning assigned to you' },
  warningEscalated: { zh: '逾期未处理的预警', en: 'Unanswered warning' },
  warningResolved: { zh: '预警解除', en: 'Warning resolved' },
  warningOverturned: { zh: '数据更正后撤销的预警', en: 'Warning overturned by corrected data' },
  dataMissing: { zh: '数据未到', en: 'Data missing' },
  dataError: { zh: '数据无法计算', en: 'Data cannot be computed' },
  taskAssigned: { zh: '新任务', en: 'New task' },
  taskDue: { zh: '任务即将到期', en: 'Task due soon' },
  taskOverdue: { zh: '任务已逾期', en: 'Task overdue' },
  taskReturned: { zh: '任务被退回', en: 'Task returned' },
  effectKnown: { zh: '成效有结论', en: 'Effect known' },
  comment: { zh: '新留言', en: 'New comment' },
  other: { zh: '提醒', en: 'Notice' },
};

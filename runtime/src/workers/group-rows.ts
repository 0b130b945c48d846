import { QUEUE_NAMES, type Job, type OutboxMessage, type OutboxRow, type QueueName } from '../ports/index.js';

/** Twenty steps in a transaction cost about a tenth of twenty transactions. */
const MAX_ROWS = 20;
/** Subjects, warnings or instances of one job together. */
const MAX_WEIGHT = 500;
/** An evaluation of more subjects than this is part of a sweep and lets others pass. */
const BULK_SUBJECTS = 50;

/** Rows as jobs, by queue, in the order of the rows; evaluations go alone, the rest in batches. */
export function groupRows(rows: readonly OutboxRow[]): Map<QueueName, Job[]> {
  const jobs = new Map<QueueName, Job[]>();
  for (const queue of QUEUE_NAMES) {
    const batches = batchesOf(rows.filter(({ message }) => message.queue === queue));
    if (batches.length > 0) jobs.set(queue, batches.map(jobOf));
  }
  return jobs;
}

function batchesOf(rows: readonly OutboxRow[]): OutboxRow[][] {
  const batches: OutboxRow[][] = [];
  let open: OutboxRow[] = [];
  let weight = 0;
  for (const row of rows) {
    const own = weightOf(row.message);
    if (open.length > 0 && (open.length >= MAX_ROWS || weight + own > MAX_WEIGHT)) {
      batches.push(open);
      open = [];
      weight = 0;
    }
    open.push(row);
    weight += own;
  }
  if (open.length > 0) batches.push(open);
  return batches;
}

function weightOf(message: OutboxMessage): number {
  switch (message.kind) {
    case 'evaluate':
      return MAX_WEIGHT;
    case 'fold':
      return message.subjectIds.length;
    case 'attribute':
    case 'start':
      return message.warningIds.length;
    case 'route':
      return message.noticeIds.length;
    case 'verify':
      return message.instanceIds.length;
  }
}

/** The id is new for each hand-over: the queue ignores a repeated one as long as it keeps the first job. */
function jobOf(rows: readonly OutboxRow[]): Job {
  const [first] = rows;
  const isBulk = first?.message.kind === 'evaluate' && first.message.subjectIds.length > BULK_SUBJECTS;
  return {
    id: `outbox-${first?.id ?? ''}-${first?.attempts ?? 0}`,
    outboxIds: rows.map(({ id }) => id),
    bulk: isBulk,
  };
}

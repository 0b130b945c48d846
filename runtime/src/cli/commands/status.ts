import type { Command } from 'commander';
import { QUEUE_NAMES, type QueueName } from '../../ports/index.js';
import { runConnected, type CommonFlags, type ConnectedContext } from '../command-context.js';
import type { Terminal } from '../terminal.js';

interface Status {
  readonly database: 'embedded' | 'managed';
  readonly queues: 'postgres' | 'redis';
  /** Worker processes that live. */
  readonly workers: number;
  readonly observations: number;
  readonly verdicts: number;
  /** By state. */
  readonly warnings: Readonly<Record<string, number>>;
  /** Work to do, by queue. */
  readonly pending: Readonly<Record<QueueName, number>>;
  /** Given up after too many failures, by queue. */
  readonly parked: Readonly<Record<QueueName, number>>;
}

export function addStatusCommand(program: Command): void {
  program
    .command('status')
    .description('数据量、后台处理、待处理的工作 / how much there is, whether workers run, what is pending')
    .option('--json', '以 JSON 输出 / print JSON')
    .action((flags: CommonFlags) =>
      runConnected(flags, async (context) => {
        const status = await statusOf(context);
        if (flags.json) context.terminal.printJson(status);
        else describe(context.terminal, status);
      }),
    );
}

async function statusOf({ config, connection }: ConnectedContext): Promise<Status> {
  const { countWorkers } = await import('../../main/index.js');
  const { store, databaseUrl } = connection;
  const [workers, observations, verdicts, warnings, pending, parked] = await Promise.all([
    countWorkers(databaseUrl),
    store.read.observations.count(),
    store.read.verdicts.count(),
    store.read.warnings.counts(),
    store.relay.pending(),
    store.relay.parked(),
  ]);
  return {
    database: config.databaseUrl === undefined ? 'embedded' : 'managed',
    queues: config.redisUrl === undefined ? 'postgres' : 'redis',
    workers,
    observations,
    verdicts,
    warnings,
    pending,
    parked,
  };
}

const QUEUES: Readonly<Record<QueueName, { readonly zh: string; readonly en: string }>> = {
  monitor: { zh: '监测', en: 'monitor' },
  warn: { zh: '预警', en: 'warn' },
  diagnose: { zh: '诊断', en: 'diagnose' },
  improve: { zh: '改进', en: 'improve' },
};

function describe(terminal: Terminal, status: Status): void {
  const zh = terminal.language === 'zh';
  const { database, queues, workers, observations, verdicts, warnings } = status;
  terminal.print(
    zh
      ? `数据库 ${database === 'embedded' ? '内置' : '外部'}，队列 ${queues}，运行中的后台处理 ${workers}`
      : `database ${database}, queues ${queues}, running workers ${workers}`,
  );
  const states = Object.entries(warnings)
    .map(([state, count]) => `${state} ${count}`)
    .join(', ');
  terminal.print(
    zh
      ? `数据值 ${observations}，判定 ${verdicts}，预警 ${states}`
      : `${observations} observations, ${verdicts} verdicts, warnings: ${states}`,
  );
  for (const queue of QUEUE_NAMES) {
    const [pending, parked] = [status.pending[queue], status.parked[queue]];
    terminal.print(
      zh
        ? `${QUEUES[queue].zh}\t待处理 ${pending}\t多次失败而搁置 ${parked}`
        : `${QUEUES[queue].en}\tpending ${pending}\tparked after failures ${parked}`,
    );
  }
}

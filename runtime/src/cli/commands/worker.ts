import type { Command } from 'commander';
import { runService } from '../command-context.js';

export function addWorkerCommand(program: Command): void {
  program
    .command('worker')
    .description('只运行后台处理；可在多台机器上各运行一个 / run a worker only; add machines by running more')
    .action(() =>
      runService({}, async ({ config, log, terminal, stop }) => {
        const { connect, runWorker } = await import('../../main/index.js');
        const connection = await connect(config, log);
        try {
          const endWork = await runWorker(connection, log);
          // one that was started by another process has its channel: that one does the talking
          if (!process.send) terminal.say({ zh: '后台处理已就绪。', en: 'The worker is ready.' });
          await stop.asked;
          await endWork();
        } finally {
          await connection.close();
        }
      }),
    );
}

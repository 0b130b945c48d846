import type { Command } from 'commander';
import { migrate } from '../../store/index.js';
import { connect, runWorker, startHouse, type HouseIsUp, type StartStep } from '../../main/index.js';
import { QUEUE_NAMES } from '../../ports/index.js';
import { runCommand, runConnected } from '../command-context.js';
import { listenForStop, type StopRequest } from '../stop-request.js';
import type { Terminal } from '../terminal.js';
import { version } from '../version.js';

const STEPS: Readonly<Record<StartStep, { readonly zh: string; readonly en: string }>> = {
  database: { zh: '启动数据库…', en: 'Starting the database…' },
  demo: { zh: '建立演示院校(虚构)…', en: 'Building the demo college (fictional)…' },
  worker: { zh: '启动后台处理…', en: 'Starting the worker…' },
  pages: { zh: '启动网页…', en: 'Starting the pages…' },
};

export function addServiceCommands(program: Command): void {
  program
    .command('start')
    .description('启动全部:数据库、后台处理、网页 / start everything: database, worker, pages')
    .option('--no-demo', '不装入演示院校 / start empty, without the demo college')
    .action((flags: { demo: boolean }) =>
      runCommand(async ({ config, log, terminal }) => {
        const stop = listenForStop();
        const house = await startUnlessStopped(stop, () =>
          startHouse(config, log, {
            demo: flags.demo,
            version: version(),
            onStep: (step) => {
              stop.throwIfAsked();
              terminal.say(STEPS[step]);
            },
            onDemoProgress: ({ done, total }) => {
              stop.throwIfAsked();
              terminal.progress({ zh: `演示数据 ${done} / ${total}`, en: `demo data ${done} of ${total}` });
            },
          }),
        );
        if (house) {
          greet(terminal, house);
          await stop.asked;
          terminal.say({ zh: '正在停止…', en: 'Stopping…' });
          await house.stop();
        }
        terminal.say({ zh: '已停止。', en: 'Stopped.' });
      }),
    );
  program
    .command('worker')
    .description('只运行后台处理;可在多台机器上各运行一个 / run a worker only; add machines by running more')
    .action(() =>
      runCommand(async ({ config, log, terminal }) => {
        const stop = listenForStop();
        const connection = await connect(config, log);
        const endWork = await runWorker(connection, log);
        terminal.say({ zh: '后台处理已就绪。', en: 'The worker is ready.' });
        await stop.asked;
        await endWork();
        await connection.close();
      }),
    );
  program
    .command('migrate')
    .description('把数据库升级到本版本 / bring the database up to this release')
    .action(() =>
      runConnected(async ({ terminal, connection }) => {
        // opening the connection has migrated already; this says so
        const applied = await migrate(connection.databaseUrl);
        terminal.say({
          zh: `数据库已是最新(${applied.length} 项新变更)。`,
          en: 'The database is up to date.',
        });
      }),
    );
  program
    .command('status')
    .description('数据量、待处理的工作 / how much there is, what is pending')
    .option('--json', '以 JSON 输出 / print JSON')
    .action((flags: { json?: true }) =>
      runConnected(async ({ terminal, connection: { store } }) => {
        const [observations, verdicts, pending, parked, warnings] = await Promise.all([
          store.read.observations.count(),
          store.read.verdicts.count(),
          store.relay.pending(),
          store.relay.parked(),
          store.read.warnings.counts(),
        ]);
        if (flags.json) {
          terminal.printJson({ observations, verdicts, pending, parked, warnings });
          return;
        }
        terminal.print(
          terminal.language === 'zh'
            ? `数据值 ${observations},判定 ${verdicts}`
            : `${observations} observations, ${verdicts} verdicts`,
        );
        for (const queue of QUEUE_NAMES) terminal.print(`${queue}\t${pending[queue]}\t${parked[queue]}`);
      }),
    );
}

function greet(terminal: Terminal, { address, demoAccounts, firstAdministrator }: HouseIsUp): void {
  terminal.say({ zh: `诊改已就绪:${address}`, en: `Zhengai is ready: ${address}` });
  if (demoAccounts.length > 0) {
    terminal.say({ zh: '演示院校(虚构)的账号:', en: 'Accounts of the demo college (fictional):' });
    for (const { staffNumber, name, role, password } of demoAccounts)
      terminal.print(`  ${staffNumber}\t${password}\t${name}\t${role}`);
  }
  if (firstAdministrator) {
    const { staffNumber, password } = firstAdministrator;
    terminal.say({
      zh: `系统管理员账号 ${staffNumber},一次性密码 ${password}(只显示这一次,登录后请修改)`,
      en: `Administrator ${staffNumber}, one-time password ${password} (shown only now; change it after logging in)`,
    });
  }
  terminal.say({ zh: '按 Ctrl-C 停止。', en: 'Ctrl-C stops it.' });
}

/** `undefined` when somebody asked to stop before all was up; what was started has ended then. */
async function startUnlessStopped(
  stop: StopRequest,
  start: () => Promise<HouseIsUp>,
): Promise<HouseIsUp | undefined> {
  try {
    return await start();
  } catch (error) {
    if (stop.isAsked()) return undefined;
    throw error;
  }
}

import type { Command } from 'commander';
import type { HouseIsUp, StartStep } from '../../main/index.js';
import { runService } from '../command-context.js';
import type { StopRequest } from '../stop-request.js';
import type { Terminal } from '../terminal.js';
import { version } from '../version.js';

const STEPS: Readonly<Record<StartStep, { readonly zh: string; readonly en: string }>> = {
  database: { zh: '启动数据库…', en: 'Starting the database…' },
  demo: { zh: '建立演示院校（虚构）…', en: 'Building the demo college (fictional)…' },
  worker: { zh: '启动后台处理…', en: 'Starting the worker…' },
  pages: { zh: '启动网页…', en: 'Starting the pages…' },
};

export function addStartCommand(program: Command): void {
  program
    .command('start')
    .description('启动全部：数据库、后台处理、网页 / start everything: database, worker, pages')
    .option('--no-demo', '不装入演示院校 / start empty, without the demo college')
    .action((flags: { demo: boolean }) =>
      runService({}, async ({ config, log, terminal, stop }) => {
        const { startHouse } = await import('../../main/index.js');
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
          greet(terminal, house, config.port);
          await stop.asked;
          terminal.say({ zh: '正在停止…', en: 'Stopping…' });
          await house.stop();
        }
        terminal.say({ zh: '已停止。', en: 'Stopped.' });
      }),
    );
}

function greet(
  terminal: Terminal,
  { address, demoAccounts, firstAdministrator }: HouseIsUp,
  wantedPort: number,
): void {
  if (wantedPort !== 0 && Number(new URL(address).port) !== wantedPort) {
    terminal.say({
      zh: `端口 ${wantedPort} 已被占用，改用空闲的端口。`,
      en: `Port ${wantedPort} is taken; a free one is used.`,
    });
  }
  terminal.say({ zh: `诊改已就绪：${address}`, en: `Zhengai is ready: ${address}` });
  if (demoAccounts.length > 0) {
    terminal.say({ zh: '演示院校（虚构）的账号：', en: 'Accounts of the demo college (fictional):' });
    for (const { staffNumber, name, role, password } of demoAccounts) {
      terminal.print(`  ${staffNumber}\t${password}\t${name}\t${role}`);
    }
  }
  if (firstAdministrator) {
    const { staffNumber, password } = firstAdministrator;
    terminal.say({
      zh: `系统管理员账号 ${staffNumber}，一次性密码 ${password}（只显示这一次，登录后请修改）`,
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

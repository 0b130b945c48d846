import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { projectRoot } from '../../support/real-parts.js';

/** A whole installation of the demo college, started as people start it. */
export interface House {
  readonly address: string;
  /** Waits until every verdict, warning and task that is due exists. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

const START_MS = 300_000;
const SETTLE_MS = 300_000;
const LOOK_AGAIN_MS = 200;

export async function startHouse(settings: NodeJS.ProcessEnv = {}): Promise<House> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'zhengai-e2e-'));
  const { DATABASE_URL: _database, ...inherited } = process.env;
  const house = spawn(process.execPath, [path.join(projectRoot(), 'runtime/bin/zhengai.mjs'), 'start'], {
    env: { ...inherited, ...settings, DATA_DIR: dataDir, PORT: '0', ZHENGAI_LANGUAGE: 'en' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = async (): Promise<void> => {
    if (house.exitCode === null && house.signalCode === null) {
      const exited = once(house, 'exit');
      house.kill('SIGINT');
      await exited;
    }
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    const address = await readAddress(house);
    const settled = async (): Promise<void> => {
      const end = Date.now() + SETTLE_MS;
      for (let quiet = 0; quiet < 2;) {
        if (Date.now() > end) throw new Error('the workers did not come to rest');
        const { pending } = (await (await fetch(`${address}/api/status`)).json()) as {
          pending: Record<string, number>;
        };
        quiet = Object.values(pending).some((count) => count > 0) ? 0 : quiet + 1;
        await setTimeout(LOOK_AGAIN_MS);
      }
    };
    return { address, settled, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function readAddress(house: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const timer = globalThis.setTimeout(() => {
      reject(new Error(`no address after ${START_MS} ms:\n${said}`));
    }, START_MS);
    const listen = (chunk: Buffer): void => {
      said += chunk.toString();
      const address = /ready: (http:\/\/\S+)/.exec(said)?.[1];
      if (address === undefined) return;
      clearTimeout(timer);
      resolve(address);
    };
    house.stderr?.on('data', listen);
    house.stdout?.on('data', listen);
    house.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`ended with ${String(code)} before it was ready:\n${said}`));
    });
  });
}

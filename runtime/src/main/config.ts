import path from 'node:path';
import { Failure, type FailurePart } from '../ports/index.js';

/** How this process is told to run; everything comes from the environment. */
export interface Config {
  /** Managed PostgreSQL; embedded when absent. */
  readonly databaseUrl: string | undefined;
  /** Redis or Valkey for the queues; PostgreSQL when absent. */
  readonly redisUrl: string | undefined;
  readonly dataDir: string;
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Signs session cookies; kept in the data folder when absent. */
  readonly sessionSecret: string | undefined;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error';
}

const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const;
const SHORTEST_SECRET = 32;
export const DEFAULT_PORT = 4310;

/** @throws Failure `config.invalid`, naming every variable that cannot be used and what would be right */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const parts: FailurePart[] = [];
  const wrong = (path: string, zh: string, en: string): undefined => {
    parts.push({ path, code: 'config.value', message: { zh, en } });
    return undefined;
  };
  const url = (name: string, protocols: readonly string[]): string | undefined => {
    const text = environment[name];
    if (text === undefined || text === '') return undefined;
    if (URL.canParse(text) && protocols.includes(new URL(text).protocol) && new URL(text).host !== '')
      return text;
    const shapes = protocols.map((known) => `${known}//user:password@host:port/…`).join(' / ');
    return wrong(name, `不是可用的地址，应为 ${shapes}`, `is no usable address; expected ${shapes}`);
  };
  const portText = environment['PORT'] || String(DEFAULT_PORT);
  const port = /^\d{1,5}$/.test(portText) ? Number(portText) : NaN;
  if (!(port <= 65_535)) wrong('PORT', '应为 0 到 65535 的整数', 'must be an integer from 0 to 65535');
  const logLevel = LOG_LEVELS.find((level) => level === (environment['LOG_LEVEL'] || 'warn'));
  if (!logLevel)
    wrong('LOG_LEVEL', `应为 ${LOG_LEVELS.join('、')} 之一`, `must be one of ${LOG_LEVELS.join(', ')}`);
  const sessionSecret = environment['SESSION_SECRET'] || undefined;
  if (sessionSecret !== undefined && sessionSecret.length < SHORTEST_SECRET) {
    wrong(
      'SESSION_SECRET',
      `至少要有 ${SHORTEST_SECRET} 个字符`,
      `needs at least ${SHORTEST_SECRET} characters`,
    );
  }
  const host = environment['HOST'] || '127.0.0.1';
  if (!/^[\w.:-]+$/.test(host)) {
    wrong(
      'HOST',
      '应为本机的地址或名称，例如 127.0.0.1 或 0.0.0.0',
      'must be an address or name of this machine, such as 127.0.0.1 or 0.0.0.0',
    );
  }

  const config: Config = {
    databaseUrl: url('DATABASE_URL', ['postgres:', 'postgresql:']),
    redisUrl: url('REDIS_URL', ['redis:', 'rediss:']),
    dataDir: path.resolve(environment['DATA_DIR'] || defaultDataDir()),
    host,
    port,
    sessionSecret,
    logLevel: logLevel ?? 'warn',
  };
  if (parts.length > 0) {
    throw new Failure(
      'config.invalid',
      {
        zh: '下列环境变量的值不可用，请修改后重新启动。',
        en: 'The values of these environment variables cannot be used; mend them and start again.',
      },
      parts,
    );
  }
  return config;
}

/** `.data` in the project folder, whatever folder a command is called from. */
function defaultDataDir(): string {
  return path.resolve(import.meta.dirname, '../../../.data');
}

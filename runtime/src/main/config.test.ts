import { describe, expect, test } from 'vitest';
import type { Failure } from '../ports/index.js';
import { DEFAULT_PORT, readConfig } from './config.js';

test('without anything set', () => {
  const config = readConfig({});
  expect(config).toMatchObject({
    databaseUrl: undefined,
    redisUrl: undefined,
    host: '127.0.0.1',
    port: DEFAULT_PORT,
    sessionSecret: undefined,
    logLevel: 'warn',
  });
  expect(config.dataDir).toMatch(/^\/.*\/\.data$/);
});

test('everything set; what is set to nothing counts as not set', () => {
  const set = {
    DATABASE_URL: 'postgres://u:p@db.example/zhengai',
    REDIS_URL: 'rediss://:p@redis.example:6380/1',
    PORT: '0',
    DATA_DIR: '/srv/zhengai',
    HOST: '::1',
    LOG_LEVEL: 'debug',
    SESSION_SECRET: 's'.repeat(32),
  };
  expect(readConfig(set)).toEqual({
    databaseUrl: set.DATABASE_URL,
    redisUrl: set.REDIS_URL,
    dataDir: '/srv/zhengai',
    host: '::1',
    port: 0,
    sessionSecret: set.SESSION_SECRET,
    logLevel: 'debug',
  });
  const empty = Object.fromEntries(Object.keys(set).map((name) => [name, '']));
  expect(readConfig(empty)).toEqual(readConfig({}));
});

describe('what cannot be used is named, with what would be right, in both languages', () => {
  test.each([
    ['DATABASE_URL', 'mysql://u@h/d'],
    ['DATABASE_URL', 'db.example:5432'],
    ['DATABASE_URL', 'postgres://'],
    ['REDIS_URL', 'http://redis.example'],
    ['PORT', '70000'],
    ['PORT', '-1'],
    ['PORT', '80a'],
    ['PORT', '1e3'],
    ['PORT', ' '],
    ['HOST', 'http://127.0.0.1'],
    ['HOST', 'a b'],
    ['LOG_LEVEL', 'loud'],
    ['SESSION_SECRET', 'short'],
  ])('%s=%s', (name, value) => {
    const failure = failureOf({ [name]: value });
    expect(failure.code).toBe('config.invalid');
    expect(failure.parts).toMatchObject([{ path: name, code: 'config.value' }]);
    const [part] = failure.parts;
    expect(part?.message.zh).toMatch(/\p{Script=Han}/u);
    expect(part?.message.en).toMatch(/[a-z]/);
    // a password may be in it
    if (name === 'SESSION_SECRET') expect(JSON.stringify(failure.parts)).not.toContain(value);
  });

  test('all of them at once', () => {
    const failure = failureOf({ PORT: 'x', LOG_LEVEL: 'x', REDIS_URL: 'x' });
    expect(failure.parts.map(({ path }) => path).sort()).toEqual(['LOG_LEVEL', 'PORT', 'REDIS_URL']);
  });
});

function failureOf(environment: NodeJS.ProcessEnv): Failure {
  try {
    readConfig(environment);
  } catch (error) {
    return error as Failure;
  }
  throw new Error('it was accepted');
}

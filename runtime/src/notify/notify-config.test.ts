import { describe, expect, test } from 'vitest';
import type { Failure } from '../ports/index.js';
import { createChannels } from './create-channels.js';
import { readNotifyConfig } from './notify-config.js';

const PUBLIC_URL = 'https://zhengai.example.edu.cn/';
const clock = { now: () => '2026-11-24T02:00:00.000Z' };

test('without anything set every channel is off', () => {
  expect([...createChannels(readNotifyConfig({}), clock).all.keys()]).toEqual([]);
});

test('a channel is on when everything that it needs is set', async () => {
  const config = readNotifyConfig({
    PUBLIC_URL,
    SMTP_URL: 'smtps://u:p@mail.example.edu.cn',
    MAIL_FROM: '诊改 <zhengai@example.edu.cn>',
    WEBHOOK_URL: 'https://data.example.edu.cn/hook',
    WEBHOOK_SECRET: 's'.repeat(16),
    WECOM_CORP_ID: 'c',
    WECOM_AGENT_ID: '1',
    WECOM_SECRET: 's',
    DINGTALK_APP_KEY: 'k',
    DINGTALK_APP_SECRET: 's',
    DINGTALK_AGENT_ID: '1',
    FEISHU_APP_ID: 'a',
    FEISHU_APP_SECRET: 's',
    WECOM_ROBOT_URL: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k',
    DINGTALK_ROBOT_URL: 'https://oapi.dingtalk.com/robot/send?access_token=t',
    FEISHU_ROBOT_URL: 'https://open.feishu.cn/open-apis/bot/v2/hook/h',
  });
  expect(config.publicUrl).toBe('https://zhengai.example.edu.cn');
  const channels = createChannels(config, clock);
  expect([...channels.all.keys()]).toEqual([
    'email',
    'wecom',
    'dingtalk',
    'feishu',
    'webhook',
    'wecomRobot',
    'dingtalkRobot',
    'feishuRobot',
  ]);
  await channels.close();
});

describe('what is missing or cannot be used is named, never its value', () => {
  const SECRET_PARTS = ['hidden', 'short'];
  test.each<[string[], Record<string, string>]>([
    [['MAIL_FROM'], { SMTP_URL: 'smtp://u:hidden@mail.example' }],
    [['PUBLIC_URL'], { SMTP_URL: 'smtp://u:hidden@mail.example', MAIL_FROM: 'a@b.cn', PUBLIC_URL: '' }],
    [['PUBLIC_URL'], { PUBLIC_URL: 'zhengai' }],
    [['SMTP_URL'], { SMTP_URL: 'http://hidden@mail.example', MAIL_FROM: 'a@b.cn' }],
    [['MAIL_FROM'], { SMTP_URL: 'smtp://mail.example', MAIL_FROM: 'nobody' }],
    [['WECOM_CORP_ID', 'WECOM_AGENT_ID'], { WECOM_SECRET: 'hidden' }],
    [
      ['WECOM_URL'],
      { WECOM_CORP_ID: 'c', WECOM_AGENT_ID: '1', WECOM_SECRET: 's', WECOM_URL: 'http://inside' },
    ],
    [['WEBHOOK_SECRET'], { WEBHOOK_URL: 'https://a.example', WEBHOOK_SECRET: 'short' }],
    [['WEBHOOK_URL'], { WEBHOOK_URL: 'http://a.example', WEBHOOK_SECRET: 's'.repeat(16) }],
    [['WEBHOOK_URL'], { WEBHOOK_URL: 'https://u:hidden@a.example', WEBHOOK_SECRET: 's'.repeat(16) }],
    [['FEISHU_ID_TYPE'], { FEISHU_APP_ID: 'a', FEISHU_APP_SECRET: 's', FEISHU_ID_TYPE: 'name' }],
    [['DINGTALK_ROBOT_URL'], { DINGTALK_ROBOT_URL: 'hidden' }],
  ])('%j', (names, environment) => {
    let failure: Failure | undefined;
    try {
      readNotifyConfig({ PUBLIC_URL, ...environment });
    } catch (error) {
      failure = error as Failure;
    }
    expect(failure?.code).toBe('config.invalid');
    expect(failure?.parts.map(({ path }) => path)).toEqual(names);
    for (const part of failure?.parts ?? []) {
      expect(part.message.zh).toMatch(/\p{Script=Han}/u);
      for (const secret of SECRET_PARTS) expect(JSON.stringify(part)).not.toContain(secret);
    }
  });

  test('http within the college is allowed for hosts that are named', () => {
    const inside = { WEBHOOK_URL: 'http://data.local:8080/hook', WEBHOOK_SECRET: 's'.repeat(16) };
    const config = readNotifyConfig({
      PUBLIC_URL,
      ...inside,
      NOTIFY_ALLOWED_HOSTS: 'other.local, data.local',
    });
    expect(config.webhook?.url).toBe(inside.WEBHOOK_URL);
  });
});

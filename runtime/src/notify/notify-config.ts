import { Failure, type FailurePart } from '../ports/index.js';

export const FEISHU_ID_TYPES = ['user_id', 'open_id', 'union_id', 'email'] as const;
export type FeishuIdType = (typeof FEISHU_ID_TYPES)[number];

export interface EmailConfig {
  /** `smtp://user:password@host:port`, `smtps://…`. */
  readonly smtpUrl: string;
  readonly from: string;
}
export interface WebhookConfig {
  readonly url: string;
  readonly secret: string;
}
export interface WecomConfig {
  readonly baseUrl: string;
  readonly corpId: string;
  readonly agentId: string;
  readonly secret: string;
}
export interface DingtalkConfig {
  readonly baseUrl: string;
  readonly appKey: string;
  readonly appSecret: string;
  readonly agentId: string;
}
export interface FeishuConfig {
  readonly baseUrl: string;
  readonly appId: string;
  readonly appSecret: string;
  readonly idType: FeishuIdType;
}
export interface RobotConfig {
  readonly url: string;
  readonly secret: string | null;
}

/** Ways out of the house; what is not given is off. */
export interface NotifyConfig {
  /** Where people reach the pages, without a slash at the end. */
  readonly publicUrl: string;
  /** Hosts that may be spoken to without TLS, or inside the college's network. */
  readonly allowedHosts: ReadonlySet<string>;
  readonly email?: EmailConfig;
  readonly webhook?: WebhookConfig;
  readonly wecom?: WecomConfig;
  readonly dingtalk?: DingtalkConfig;
  readonly feishu?: FeishuConfig;
  readonly wecomRobot?: RobotConfig;
  readonly dingtalkRobot?: RobotConfig;
  readonly feishuRobot?: RobotConfig;
}

const SHORTEST_SECRET = 16;

/**
 * How people are told outside of the pages; everything comes from the environment, and what is not there is off.
 *
 * @throws Failure `config.invalid`, naming every variable that is missing or cannot be used, never its value
 */
export function readNotifyConfig(environment: NodeJS.ProcessEnv): NotifyConfig {
  const reader = new Reader(environment);
  const config: NotifyConfig = {
    publicUrl: reader.publicUrl(),
    allowedHosts: reader.allowedHosts,
    ...reader.channel('email', ['SMTP_URL', 'MAIL_FROM'], ({ SMTP_URL, MAIL_FROM }) => ({
      smtpUrl: reader.smtpUrl('SMTP_URL', SMTP_URL),
      from: reader.mailAddress('MAIL_FROM', MAIL_FROM),
    })),
    ...reader.channel('webhook', ['WEBHOOK_URL', 'WEBHOOK_SECRET'], ({ WEBHOOK_URL, WEBHOOK_SECRET }) => ({
      url: reader.url('WEBHOOK_URL', WEBHOOK_URL),
      secret: reader.secret('WEBHOOK_SECRET', WEBHOOK_SECRET),
    })),
    ...reader.channel('wecom', ['WECOM_CORP_ID', 'WECOM_AGENT_ID', 'WECOM_SECRET'], (given) => ({
      baseUrl: reader.baseUrl('WECOM_URL', 'https://qyapi.weixin.qq.com'),
      corpId: given.WECOM_CORP_ID,
      agentId: given.WECOM_AGENT_ID,
      secret: given.WECOM_SECRET,
    })),
    ...reader.channel(
      'dingtalk',
      ['DINGTALK_APP_KEY', 'DINGTALK_APP_SECRET', 'DINGTALK_AGENT_ID'],
      (given) => ({
        baseUrl: reader.baseUrl('DINGTALK_URL', 'https://oapi.dingtalk.com'),
        appKey: given.DINGTALK_APP_KEY,
        appSecret: given.DINGTALK_APP_SECRET,
        agentId: given.DINGTALK_AGENT_ID,
      }),
    ),
    ...reader.channel('feishu', ['FEISHU_APP_ID', 'FEISHU_APP_SECRET'], (given) => ({
      baseUrl: reader.baseUrl('FEISHU_URL', 'https://open.feishu.cn'),
      appId: given.FEISHU_APP_ID,
      appSecret: given.FEISHU_APP_SECRET,
      idType: reader.idType('FEISHU_ID_TYPE'),
    })),
    ...reader.robot('wecomRobot', 'WECOM_ROBOT'),
    ...reader.robot('dingtalkRobot', 'DINGTALK_ROBOT'),
    ...reader.robot('feishuRobot', 'FEISHU_ROBOT'),
  };
  reader.finish();
  return config;
}

class Reader {
  readonly allowedHosts: ReadonlySet<string>;
  readonly #parts: FailurePart[] = [];
  #hasChannel = false;

  constructor(private readonly environment: NodeJS.ProcessEnv) {
    const hosts = this.#find('NOTIFY_ALLOWED_HOSTS') ?? '';
    this.allowedHosts = new Set(hosts.split(/[\s,]+/).filter((host) => host !== ''));
  }

  /** Nothing where no variable is set; all of them must be where one is. */
  channel<N extends string, V extends string, T>(
    name: N,
    variables: readonly V[],
    read: (given: Readonly<Record<V, string>>) => T,
  ): { readonly [K in N]?: T } {
    const given = variables.map((variable) => [variable, this.#find(variable)] as const);
    if (given.every(([, value]) => value === undefined)) return {};
    this.#hasChannel = true;
    for (const [variable, value] of given) {
      if (value !== undefined) continue;
      const others = variables.filter((one) => one !== variable).join(', ');
      this.#wrong(variable, `设置了 ${others}，还须设置它`, `is needed beside ${others}`);
    }
    if (given.some(([, value]) => value === undefined)) return {};
    const values = Object.fromEntries(given) as Record<V, string>;
    return { [name]: read(values) } as { readonly [K in N]?: T };
  }

  robot<N extends string>(name: N, prefix: string): { readonly [K in N]?: RobotConfig } {
    const url = this.#find(`${prefix}_URL`);
    if (url === undefined) return {};
    this.#hasChannel = true;
    const robot: RobotConfig = {
      url: this.url(`${prefix}_URL`, url),
      secret: this.#find(`${prefix}_SECRET`) ?? null,
    };
    return { [name]: robot } as unknown as { readonly [K in N]?: RobotConfig };
  }

  publicUrl(): string {
    const text = this.#find('PUBLIC_URL');
    if (text === undefined) return '';
    const isUsable = URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
    if (!isUsable) {
      this.#wrong(
        'PUBLIC_URL',
        '应为用户打开网页的地址，例如 https://zhengai.example.edu.cn',
        'must be the address at which people open the pages, such as https://zhengai.example.edu.cn',
      );
    }
    return text.replace(/\/+$/, '');
  }

  smtpUrl(variable: string, text: string): string {
    const isUsable =
      URL.canParse(text) && /^smtps?:$/.test(new URL(text).protocol) && new URL(text).host !== '';
    if (!isUsable) {
      this.#wrong(
        variable,
        '应为 smtp://用户:密码@主机:端口 或 smtps://…',
        'must be smtp://user:password@host:port or smtps://…',
      );
    }
    return text;
  }

  mailAddress(variable: string, text: string): string {
    if (!/^[^\r\n]*[^\s@<>]+@[^\s@<>]+>?$/.test(text)) {
      this.#wrong(
        variable,
        '应为邮件地址，例如 诊改平台 <zhengai@example.edu.cn>',
        'must be a mail address, such as Zhengai <zhengai@example.edu.cn>',
      );
    }
    return text;
  }

  baseUrl(variable: string, standard: string): string {
    return this.url(variable, this.#find(variable) ?? standard).replace(/\/+$/, '');
  }

  /** https, or a host that is named in NOTIFY_ALLOWED_HOSTS. */
  url(variable: string, text: string): string {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    const isAllowed =
      url?.protocol === 'https:' || (url?.protocol === 'http:' && this.allowedHosts.has(url.hostname));
    if (!isAllowed || url.username !== '') {
      this.#wrong(
        variable,
        '应为 https 地址；内网的 http 地址须先把主机写进 NOTIFY_ALLOWED_HOSTS',
        'must be an https address; for http within the college name its host in NOTIFY_ALLOWED_HOSTS',
      );
    }
    return text;
  }

  secret(variable: string, text: string): string {
    if (text.length < SHORTEST_SECRET) {
      this.#wrong(
        variable,
        `至少要有 ${SHORTEST_SECRET} 个字符`,
        `needs at least ${SHORTEST_SECRET} characters`,
      );
    }
    return text;
  }

  idType(variable: string): FeishuIdType {
    const text = this.#find(variable) ?? 'user_id';
    const known = FEISHU_ID_TYPES.find((type) => type === text);
    const all = FEISHU_ID_TYPES.join(', ');
    if (known === undefined) this.#wrong(variable, `应为 ${all} 之一`, `must be one of ${all}`);
    return known ?? 'user_id';
  }

  finish(): void {
    if (this.#hasChannel && this.#find('PUBLIC_URL') === undefined) {
      this.#wrong(
        'PUBLIC_URL',
        '消息里的链接由它开头，须设置',
        'is needed: the links in messages start with it',
      );
    }
    if (this.#parts.length === 0) return;
    throw new Failure(
      'config.invalid',
      {
        zh: '下列环境变量的值不可用，请修改后重新启动。',
        en: 'The values of these environment variables cannot be used; mend them and start again.',
      },
      this.#parts,
    );
  }

  #find(variable: string): string | undefined {
    return this.environment[variable] || undefined;
  }

  #wrong(path: string, zh: string, en: string): void {
    this.#parts.push({ path, code: 'config.value', message: { zh, en } });
  }
}

import Type from 'typebox';
import { ProblemSchema } from '../contract/index.js';

const TAGS = {
  session: '登录 / Log-in',
  today: '今日 / Today',
  warnings: '预警 / Warnings',
  tasks: '改进任务 / Tasks',
  inbox: '通知 / Notifications',
  data: '数据 / Data',
  definitions: '定义 / Definitions',
  system: '系统 / System',
} as const;
export type Tag = keyof typeof TAGS;

/** What the document of the API says about one operation beside its input. */
export function operation(
  tag: Tag,
  id: string,
  summary: { readonly zh: string; readonly en: string },
  answer: {
    readonly status?: 200 | 201 | 204;
    readonly schema?: Type.TSchema;
    readonly description?: string;
  },
) {
  const { status = 200, schema, description } = answer;
  const good =
    schema === undefined
      ? { description: description ?? '没有内容 / No content', type: 'null' as const }
      : { description: description ?? summary.zh, content: { 'application/json': { schema } } };
  return {
    operationId: id,
    tags: [TAGS[tag]],
    summary: `${summary.zh} / ${summary.en}`,
    response: {
      [status]: good,
      default: {
        description: '出错 / What went wrong (RFC 9457)',
        content: { 'application/problem+json': { schema: ProblemSchema } },
      },
    },
  };
}

export const IdParams = Type.Object({ id: Type.Integer({ minimum: 1, maximum: 2_147_483_647 }) });

/** How many rows a list gives at most. */
export function limit(standard: number, most: number) {
  return Type.Optional(Type.Integer({ minimum: 1, maximum: most, default: standard }));
}

export const Flag = Type.Optional(Type.Boolean());

import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { ApiInstance } from './api-instance.js';
import { SESSION_COOKIE } from './session/index.js';

/** The OpenAPI document and its pages at `/api/docs`; nothing of them is loaded from elsewhere. */
export async function registerApiDocument(app: ApiInstance, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: '诊改 Zhengai API',
        version,
        description:
          '出错时一律返回 RFC 9457 问题文档(application/problem+json),message 含中英文。修改数据的请求须带请求头 x-csrf-token,其值见 GET /api/session。\n\n' +
          'Every error is an RFC 9457 problem document (application/problem+json) whose message is in Chinese and English. Requests that change something carry the header x-csrf-token; its value stands in GET /api/session.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: SESSION_COOKIE },
          csrf: { type: 'apiKey', in: 'header', name: 'x-csrf-token' },
        },
      },
    },
  });
  await app.register(swaggerUi, {
    routePrefix: '/api/docs',
    uiConfig: { validatorUrl: null, docExpansion: 'list' },
  });
}

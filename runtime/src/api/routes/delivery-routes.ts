import Type from 'typebox';
import {
  ChannelNameSchema,
  ChannelStatusSchema,
  ChannelTestSchema,
  DeadDeliverySchema,
  DeliveriesReplayedSchema,
  ReplayDeliveriesSchema,
  type ChannelStatus,
  type ChannelTest,
  type DeadDelivery,
  type DeliveriesReplayed,
} from '../../contract/index.js';
import { listChannels, listDeadDeliveries, testChannel } from '../../services/index.js';
import type { ApiInstance } from '../api-instance.js';
import type { ApiOptions } from '../api-options.js';
import { limit, operation } from '../operation.js';
import { requireRole } from '../session/index.js';

/** The ways out of the house, for its administrator. */
export function deliveryRoutes(app: ApiInstance, options: ApiOptions): void {
  app.get(
    '/api/channels',
    {
      schema: operation(
        'inbox',
        'listChannels',
        { zh: '通知渠道的状态', en: 'State of the channels' },
        { schema: Type.Array(ChannelStatusSchema) },
      ),
    },
    async (request): Promise<ChannelStatus[]> => {
      requireRole(request, 'admin');
      return listChannels(options);
    },
  );

  app.post(
    '/api/channels/:channel/test',
    {
      schema: {
        params: Type.Object({ channel: ChannelNameSchema }),
        ...operation(
          'inbox',
          'testChannel',
          { zh: '发送一条测试消息', en: 'Send a test message' },
          { schema: ChannelTestSchema },
        ),
      },
    },
    async (request): Promise<ChannelTest> => {
      const { person } = requireRole(request, 'admin');
      const outcome = await testChannel(options, person, request.params.channel);
      return { outcome: outcome.kind, reason: outcome.kind === 'sent' ? null : outcome.reason };
    },
  );

  app.get(
    '/api/deliveries/dead',
    {
      schema: {
        querystring: Type.Object({
          before: Type.Optional(Type.String({ pattern: '^[0-9]{1,18}$' })),
          limit: limit(50, 200),
        }),
        ...operation(
          'inbox',
          'listDeadDeliveries',
          { zh: '没有送达的消息', en: 'Messages that were given up' },
          { schema: Type.Array(DeadDeliverySchema) },
        ),
      },
    },
    async (request): Promise<DeadDelivery[]> => {
      requireRole(request, 'admin');
      const { before, limit: most = 50 } = request.query;
      return listDeadDeliveries(options, {
        limit: most,
        ...(before === undefined ? {} : { beforeId: before }),
      });
    },
  );

  app.post(
    '/api/deliveries/replay',
    {
      schema: {
        body: ReplayDeliveriesSchema,
        ...operation(
          'inbox',
          'replayDeliveries',
          {
            zh: '重新发送没有送达的消息（不给编号即全部）',
            en: 'Send given-up messages again; all without ids',
          },
          { schema: DeliveriesReplayedSchema },
        ),
      },
    },
    async (request): Promise<DeliveriesReplayed> => {
      requireRole(request, 'admin');
      const { clock, store } = options;
      return { replayed: await store.read.deliveries.replay(request.body.ids, clock.now()) };
    },
  );
}

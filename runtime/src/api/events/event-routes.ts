import { fastifySSE } from '@fastify/sse';
import Type from 'typebox';
import type { ApiInstance } from '../api-instance.js';
import type { ApiOptions } from '../api-options.js';
import { operation } from '../operation.js';
import { viewerOf } from '../session/index.js';
import type { EventHub, Listener } from './event-hub.js';
import { hearingOf } from './hearing.js';

const HEARTBEAT_MS = 20_000;
/** A page that reads so slowly that this much waits for it is let go; it connects again and asks anew. */
const MOST_WAITING_BYTES = 1024 * 1024;
const RECONNECT_MS = 2_000;

export async function eventRoutes(app: ApiInstance, options: ApiOptions, hub: EventHub): Promise<void> {
  await app.register(fastifySSE, { heartbeatInterval: HEARTBEAT_MS });

  app.get(
    '/api/events',
    {
      sse: 'only',
      schema: {
        ...operation(
          'today',
          'listenToChanges',
          {
            zh: '变化的事件流(text/event-stream,事件名 change)',
            en: 'Stream of changes, event name `change`',
          },
          { schema: Type.String() },
        ),
        response: {
          200: {
            description: '事件流:每个事件的 data 是 ChangeEvent / Each event carries a ChangeEvent',
            content: { 'text/event-stream': { schema: Type.String() } },
          },
        },
      },
    },
    async (request, reply) => {
      const { person } = viewerOf(request);
      const hearing = await hearingOf(options, person);
      // the page may have gone while we asked
      if (!reply.sse.isConnected) return;
      const listener: Listener = {
        sessionId: request.session.sessionId,
        personId: person.id,
        hearing,
        send: (event) => {
          if (!reply.sse.isConnected) return;
          if (reply.raw.writableLength > MOST_WAITING_BYTES) reply.sse.close();
          else void reply.sse.send({ event: 'change', data: event }).catch(() => undefined);
        },
        close: () => reply.sse.close(),
      };
      // a proxy that gathers answers would keep the events to itself
      void reply.header('x-accel-buffering', 'no');
      reply.sse.keepAlive();
      reply.sse.onClose(() => hub.remove(listener));
      hub.add(listener);
      await reply.sse.send({ event: 'hello', data: {}, retry: RECONNECT_MS });
    },
  );
}

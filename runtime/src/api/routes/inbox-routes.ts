import Type from 'typebox';
import {
  InboxIdsSchema,
  InboxReadSchema,
  InboxSchema,
  NotificationSettingsSchema,
  OwnSettingsSchema,
  type Inbox,
  type InboxRead,
  type OwnSettingsView,
} from '../../contract/index.js';
import type { PersonId } from '../../ports/index.js';
import { findOwnSettings, listInbox, saveOwnSettings, type OwnSettings } from '../../services/index.js';
import type { ApiInstance } from '../api-instance.js';
import type { ApiOptions } from '../api-options.js';
import { Flag, limit, operation } from '../operation.js';
import { viewerOf } from '../session/index.js';

/** What the person who asks was told, and how they want to be told. */
export function inboxRoutes(app: ApiInstance, options: ApiOptions): void {
  const { clock, store } = options;

  app.get(
    '/api/inbox',
    {
      schema: {
        querystring: Type.Object({
          unread: Flag,
          before: Type.Optional(Type.Integer({ minimum: 1 })),
          limit: limit(50, 200),
        }),
        ...operation('inbox', 'listInbox', { zh: '我的收件箱', en: 'My inbox' }, { schema: InboxSchema }),
      },
    },
    async (request): Promise<Inbox> => {
      const { before, limit: most = 50, unread } = request.query;
      return listInbox(options, viewerOf(request).person.id, {
        limit: most,
        ...(before === undefined ? {} : { beforeId: before }),
        ...(unread === undefined ? {} : { unread }),
      });
    },
  );

  const mark = async (
    personId: PersonId,
    ids: readonly number[] | undefined,
    readAt: string | null,
  ): Promise<InboxRead> => {
    const changed = await store.read.notifications.markRead(personId, ids, readAt);
    if (changed > 0) await store.read.changes.publish([{ kind: 'inbox', id: personId }]);
    return { changed, unread: await store.read.notifications.unreadCount(personId) };
  };

  app.post(
    '/api/inbox/read',
    {
      schema: {
        body: InboxIdsSchema,
        ...operation(
          'inbox',
          'markInboxRead',
          { zh: '标为已读（不给编号即全部）', en: 'Mark as read; all of them without ids' },
          { schema: InboxReadSchema },
        ),
      },
    },
    async (request): Promise<InboxRead> => mark(viewerOf(request).person.id, request.body.ids, clock.now()),
  );

  app.post(
    '/api/inbox/unread',
    {
      schema: {
        body: InboxIdsSchema,
        ...operation(
          'inbox',
          'markInboxUnread',
          { zh: '标为未读（不给编号即全部）', en: 'Mark as unread; all of them without ids' },
          { schema: InboxReadSchema },
        ),
      },
    },
    async (request): Promise<InboxRead> => mark(viewerOf(request).person.id, request.body.ids, null),
  );

  app.get(
    '/api/inbox/settings',
    {
      schema: operation(
        'inbox',
        'getInboxSettings',
        { zh: '我的通知设置', en: 'How I want to be told' },
        { schema: OwnSettingsSchema },
      ),
    },
    async (request): Promise<OwnSettingsView> =>
      viewOf(await findOwnSettings(options, viewerOf(request).person)),
  );

  app.put(
    '/api/inbox/settings',
    {
      schema: {
        body: NotificationSettingsSchema,
        ...operation(
          'inbox',
          'saveInboxSettings',
          { zh: '保存通知设置', en: 'Say how to be told' },
          { schema: OwnSettingsSchema },
        ),
      },
    },
    async (request): Promise<OwnSettingsView> => {
      const { addresses, ...rest } = request.body;
      const given = Object.entries(addresses).filter(([, address]) => address !== undefined);
      const settings = { ...rest, addresses: Object.fromEntries(given) };
      return viewOf(await saveOwnSettings(options, viewerOf(request).person, settings));
    },
  );
}

function viewOf({ channels, settings }: OwnSettings): OwnSettingsView {
  const { addresses, quiet } = settings;
  return {
    settings: {
      ...settings,
      channels: settings.channels === null ? null : [...settings.channels],
      addresses: { ...addresses },
      quiet: quiet === null ? null : { ...quiet },
    },
    channels: channels.map((channel) => ({ ...channel })),
  };
}

import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Inbox } from '@zhengai/runtime/contract';
import { Button, Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLocalized } from '../i18n/index.js';
import { Bones, NothingHere, PageFrame } from '../page/index.js';
import { useInstantName } from '../period/index.js';
import { ProblemNote } from '../problem/index.js';
import { useSession } from '../session/index.js';
import { SeverityShape } from '../verdict/index.js';
import type { SeverityColour } from '../theme/index.js';
import { ChannelsPanel } from './channels-panel.js';
import { inboxQuery, markRead } from './inbox-queries.js';
import styles from './notifications.module.css';
import { runsOf } from './runs-of.js';
import { SettingsForm } from './settings-form.js';

/** `/inbox`: what one was told, how one wants to be told, and for administrators how messages leave the house. */
export function InboxPage() {
  const { t } = useTranslation('notifications');
  const { roles } = useSession();
  const tabs = [
    { key: 'unread', label: t('tabs.unread'), children: <Entries unread /> },
    { key: 'all', label: t('tabs.all'), children: <Entries unread={false} /> },
    { key: 'settings', label: t('tabs.settings'), children: <SettingsForm /> },
    ...(roles.includes('admin')
      ? [{ key: 'channels', label: t('tabs.channels'), children: <ChannelsPanel /> }]
      : []),
  ];
  return (
    <PageFrame title={t('title')} lead={t('lead')} narrow>
      <Tabs items={tabs} destroyOnHidden />
    </PageFrame>
  );
}

function Entries({ unread }: { readonly unread: boolean }) {
  const { t } = useTranslation('notifications');
  const queryClient = useQueryClient();
  const list = useInfiniteQuery(inboxQuery(unread));
  const reading = useMutation({
    mutationFn: markRead,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['inbox'] }),
  });
  const entries = list.data?.pages.flatMap((page) => page.entries);
  const unreadCount = list.data?.pages[0]?.unread ?? 0;
  const error = list.error ?? reading.error;
  return (
    <>
      {unreadCount > 0 ? (
        <div className={styles.bar}>
          <span>{t('unread', { count: unreadCount })}</span>
          <Button size="small" loading={reading.isPending} onClick={() => reading.mutate(undefined)}>
            {t('readAll')}
          </Button>
        </div>
      ) : null}
      <section className={styles.list} aria-busy={list.isPending}>
        {error ? <ProblemNote error={error} onRetry={() => void list.refetch()} /> : null}
        {list.isPending ? <Bones rows={6} height={56} /> : null}
        {entries?.length === 0 ? <NothingHere title={t('nothing')}>{t('nothingLead')}</NothingHere> : null}
        <ul>
          {runsOf(entries ?? []).map(([first, ...others]) => (
            <li key={first.id} data-unread={first.readAt === null}>
              <Entry entry={first} onOpen={() => reading.mutate([first.id])} />
              {others.length > 0 ? (
                <details className={styles.others}>
                  <summary>{t('alike', { count: others.length })}</summary>
                  <ul>
                    {others.map((entry) => (
                      <li key={entry.id} data-unread={entry.readAt === null}>
                        <Entry entry={entry} onOpen={() => reading.mutate([entry.id])} />
                      </li>
                    ))}
                  </ul>
                </details>
              ) : null}
            </li>
          ))}
        </ul>
      </section>
      {list.hasNextPage ? (
        <Button onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>
          {t('more')}
        </Button>
      ) : null}
    </>
  );
}

interface EntryProps {
  readonly entry: Inbox['entries'][number];
  readonly onOpen: () => void;
}

function Entry({ entry, onOpen }: EntryProps) {
  const { t } = useTranslation('notifications');
  const localized = useLocalized();
  const instantName = useInstantName();
  const { severity } = entry;
  const facts = [localized(entry.kindName), instantName(entry.createdAt, 'time')];
  return (
    <article className={styles.entry}>
      <span className={styles.shape}>
        {severity ? <SeverityShape colour={severity.colour as SeverityColour} /> : null}
      </span>
      <div>
        <Link to={entry.link as '/'} className={styles.text} onClick={onOpen}>
          {localized(entry.text)}
        </Link>
        <p className={styles.facts}>
          {entry.readAt === null ? <strong>{t('new')} · </strong> : null}
          {facts.join(' · ')}
        </p>
      </div>
    </article>
  );
}

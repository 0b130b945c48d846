import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ChannelStatus, DeadDelivery } from '@zhengai/runtime/contract';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLocalized } from '../i18n/index.js';
import { Bones } from '../page/index.js';
import { useInstantName } from '../period/index.js';
import { ProblemNote } from '../problem/index.js';
import { channelsQuery, deadDeliveriesQuery, replayDeliveries, testChannel } from './inbox-queries.js';
import styles from './notifications.module.css';

/** How messages leave the house: each channel's state, and what was given up. */
export function ChannelsPanel() {
  const { t } = useTranslation('notifications');
  const channels = useQuery(channelsQuery);
  const dead = useQuery(deadDeliveriesQuery);
  const error = channels.error ?? dead.error;
  if (error) return <ProblemNote error={error} />;
  if (!channels.data || !dead.data) return <Bones rows={8} height={40} />;
  return (
    <>
      <section className={styles.list}>
        <ul>
          {channels.data.map((status) => (
            <li key={status.channel}>
              <Channel status={status} />
            </li>
          ))}
        </ul>
      </section>
      <h2 className={styles.heading}>{t('dead.title')}</h2>
      <DeadLetters dead={dead.data} />
    </>
  );
}

function Channel({ status }: { readonly status: ChannelStatus }) {
  const { t } = useTranslation('notifications');
  const localized = useLocalized();
  const instantName = useInstantName();
  const { message } = App.useApp();
  const testing = useMutation({
    mutationFn: () => testChannel(status.channel),
    onSuccess: ({ outcome, reason }) => {
      const said = `${t(`test.${outcome}`)}${reason ? ` ${localized(reason)}` : ''}`;
      void (outcome === 'sent' ? message.success(said) : message.error(said));
    },
  });
  const { waiting, sending, sent, dead } = status.deliveries;
  const counts = t('counts', { waiting: waiting + sending, sent, dead });
  return (
    <article className={styles.channel}>
      <div>
        <strong>{t(`channel.${status.channel}`)}</strong>
        <p className={styles.facts}>
          {status.configured ? counts : t('off')}
          {status.pausedUntil === null
            ? ''
            : ` · ${t('paused', { until: instantName(status.pausedUntil, 'time') })}`}
        </p>
        {status.lastError ? <p className={styles.facts}>{localized(status.lastError)}</p> : null}
        {testing.error ? <ProblemNote error={testing.error} /> : null}
      </div>
      {status.configured ? (
        <Button loading={testing.isPending} onClick={() => testing.mutate()}>
          {t('test.do')}
        </Button>
      ) : null}
    </article>
  );
}

function DeadLetters({ dead }: { readonly dead: readonly DeadDelivery[] }) {
  const { t } = useTranslation('notifications');
  const localized = useLocalized();
  const instantName = useInstantName();
  const { message } = App.useApp();
  const queryClient = useQueryClient();
  const replaying = useMutation({
    mutationFn: replayDeliveries,
    onSuccess: async ({ replayed }) => {
      void message.success(t('dead.replayed', { count: replayed }));
      await queryClient.invalidateQueries({ queryKey: ['channels'] });
    },
  });
  if (dead.length === 0) return <p className={styles.facts}>{t('dead.none')}</p>;
  return (
    <section className={styles.list}>
      <div className={styles.bar}>
        <span>{t('dead.count', { count: dead.length })}</span>
        <Button size="small" loading={replaying.isPending} onClick={() => replaying.mutate(undefined)}>
          {t('dead.replayAll')}
        </Button>
      </div>
      {replaying.error ? <ProblemNote error={replaying.error} /> : null}
      <ul>
        {dead.map((letter) => (
          <li key={letter.id}>
            <article className={styles.channel}>
              <div>
                <p>{localized(letter.text)}</p>
                <p className={styles.facts}>
                  {[
                    t(`channel.${letter.channel}`),
                    letter.recipient?.name ?? '',
                    instantName(letter.createdAt, 'time'),
                    t('dead.attempts', { count: letter.attempts }),
                    letter.lastError ? localized(letter.lastError) : '',
                  ]
                    .filter((text) => text !== '')
                    .join(' · ')}
                </p>
              </div>
              <Button size="small" onClick={() => replaying.mutate([letter.id])}>
                {t('dead.replay')}
              </Button>
            </article>
          </li>
        ))}
      </ul>
    </section>
  );
}

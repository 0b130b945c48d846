import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { OwnSettingsView } from '@zhengai/runtime/contract';
import { App, Button, Checkbox, Form, Input, InputNumber, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { Bones } from '../page/index.js';
import { ProblemNote } from '../problem/index.js';
import { ownSettingsQuery, saveSettings } from './inbox-queries.js';
import styles from './notifications.module.css';

type Settings = OwnSettingsView['settings'];
type Channel = OwnSettingsView['channels'][number]['channel'];

interface Fields {
  readonly channels: readonly Channel[];
  readonly addresses: Settings['addresses'];
  readonly isQuiet: boolean;
  readonly from: string;
  readonly until: string;
  readonly weeklyBudget: number;
  readonly digestAt: string;
}

const MOST_A_WEEK = 1000;

/** How one wants to be told: by what, when not, and how often. */
export function SettingsForm() {
  const { data, error, refetch } = useQuery(ownSettingsQuery);
  if (error) return <ProblemNote error={error} onRetry={() => void refetch()} />;
  return data ? <Filled own={data} /> : <Bones rows={6} height={36} />;
}

function Filled({ own }: { readonly own: OwnSettingsView }) {
  const { t } = useTranslation('notifications');
  const { message } = App.useApp();
  const queryClient = useQueryClient();
  const [form] = Form.useForm<Fields>();
  const isQuiet = Form.useWatch('isQuiet', form) ?? own.settings.quiet !== null;
  const saving = useMutation({
    mutationFn: saveSettings,
    onSuccess: async () => {
      void message.success(t('settings.saved'));
      await queryClient.invalidateQueries({ queryKey: ownSettingsQuery.queryKey });
    },
  });
  const { settings, channels } = own;
  return (
    <Form<Fields>
      form={form}
      layout="vertical"
      requiredMark={false}
      className={styles.settings ?? ''}
      initialValues={{
        channels: settings.channels ?? channels.map(({ channel }) => channel),
        addresses: settings.addresses,
        isQuiet: settings.quiet !== null,
        from: settings.quiet?.from ?? '22:00',
        until: settings.quiet?.until ?? '07:00',
        weeklyBudget: settings.weeklyBudget,
        digestAt: settings.digestAt,
      }}
      onFinish={(values) => saving.mutate(settingsOf(values, channels.length))}
    >
      <Form.Item name="channels" label={t('settings.channels')} extra={t('settings.channelsHelp')}>
        <Checkbox.Group
          options={channels.map(({ channel, configured }) => ({
            value: channel,
            label: configured
              ? t(`channel.${channel}`)
              : t('settings.off', { name: t(`channel.${channel}`) }),
            disabled: !configured,
          }))}
        />
      </Form.Item>
      {channels
        .filter(({ configured }) => configured)
        .map(({ address, channel }) => (
          <Form.Item
            key={channel}
            name={['addresses', channel]}
            label={t('settings.address', { name: t(`channel.${channel}`) })}
          >
            <Input maxLength={200} placeholder={address ?? t('settings.noAddress')} />
          </Form.Item>
        ))}
      <Form.Item
        name="isQuiet"
        label={t('settings.quiet')}
        valuePropName="checked"
        extra={t('settings.quietHelp')}
      >
        <Switch />
      </Form.Item>
      {isQuiet ? (
        <div className={styles.times}>
          <Form.Item name="from" label={t('settings.from')} rules={[{ required: true }]}>
            <Input type="time" />
          </Form.Item>
          <Form.Item name="until" label={t('settings.until')} rules={[{ required: true }]}>
            <Input type="time" />
          </Form.Item>
        </div>
      ) : null}
      <div className={styles.times}>
        <Form.Item name="weeklyBudget" label={t('settings.budget')} rules={[{ required: true }]}>
          <InputNumber min={0} max={MOST_A_WEEK} precision={0} />
        </Form.Item>
        <Form.Item name="digestAt" label={t('settings.digestAt')} rules={[{ required: true }]}>
          <Input type="time" />
        </Form.Item>
      </div>
      <p className={styles.help}>{t('settings.budgetHelp')}</p>
      {saving.error ? <ProblemNote error={saving.error} /> : null}
      <Button type="primary" htmlType="submit" loading={saving.isPending}>
        {t('settings.save')}
      </Button>
    </Form>
  );
}

function settingsOf(values: Fields, channelCount: number): Settings {
  const addresses = Object.entries(values.addresses ?? {}).filter(([, address]) => address?.trim());
  return {
    channels: values.channels.length === channelCount ? null : [...values.channels],
    addresses: Object.fromEntries(addresses),
    quiet: values.isQuiet ? { from: values.from, until: values.until } : null,
    weeklyBudget: values.weeklyBudget,
    digestAt: values.digestAt,
  };
}

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { LogIn } from '@zhengai/runtime/contract';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { sessionKey } from '../api/index.js';
import { FrontDoor } from './front-door.js';
import { DemoAccounts } from './demo-accounts.js';
import styles from './front-door.module.css';
import { demoAccountsQuery, logIn } from './session-query.js';
import { ProblemNote } from '../problem/index.js';

/** Log-in by staff number; in demo mode also one click for each demo account. */
export function LogInPage() {
  const { t } = useTranslation('session');
  const queryClient = useQueryClient();
  const demo = useQuery(demoAccountsQuery);
  const entering = useMutation({
    mutationFn: logIn,
    onSuccess: (session) => queryClient.setQueryData(sessionKey, session),
  });

  return (
    <FrontDoor title={t('logIn.title')} lead={t('logIn.lead')}>
      <Form<LogIn>
        layout="vertical"
        requiredMark={false}
        disabled={entering.isPending}
        onFinish={(values) => entering.mutate(values)}
      >
        <Form.Item
          name="staffNumber"
          label={t('staffNumber')}
          rules={[{ required: true, whitespace: true, message: t('logIn.staffNumberMissing') }]}
        >
          <Input autoFocus autoComplete="username" maxLength={64} size="large" />
        </Form.Item>
        <Form.Item
          name="password"
          label={t('password')}
          rules={[{ required: true, message: t('logIn.passwordMissing') }]}
        >
          <Input.Password autoComplete="current-password" maxLength={256} size="large" />
        </Form.Item>
        <div aria-live="polite" className={styles.notice}>
          {entering.error ? <ProblemNote error={entering.error} /> : null}
        </div>
        <Button type="primary" htmlType="submit" size="large" block loading={entering.isPending}>
          {t('logIn.enter')}
        </Button>
      </Form>
      {demo.data && demo.data.length > 0 ? (
        <DemoAccounts
          accounts={demo.data}
          disabled={entering.isPending}
          onChoose={({ staffNumber, password }) => entering.mutate({ staffNumber, password })}
        />
      ) : null}
    </FrontDoor>
  );
}

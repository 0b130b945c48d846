import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { sessionKey } from '../api/index.js';
import { ProblemNote } from '../problem/index.js';
import styles from './front-door.module.css';
import { changePassword } from './session-query.js';

const minLength = 12;

interface PasswordFormProps {
  /** The current password is a one-time password that somebody else wrote down. */
  readonly oneTime: boolean;
  readonly onChanged?: () => void;
}

export function PasswordForm({ oneTime, onChanged }: PasswordFormProps) {
  const { t } = useTranslation('session');
  const queryClient = useQueryClient();
  const changing = useMutation({
    mutationFn: changePassword,
    onSuccess: (session) => {
      queryClient.setQueryData(sessionKey, session);
      onChanged?.();
    },
  });
  return (
    <Form<{ current: string; next: string; again: string }>
      layout="vertical"
      requiredMark={false}
      disabled={changing.isPending}
      onFinish={({ current, next }) => changing.mutate({ current, next })}
    >
      <Form.Item
        name="current"
        label={oneTime ? t('change.oneTime') : t('change.current')}
        rules={[{ required: true, message: t('change.currentMissing') }]}
      >
        <Input.Password autoComplete="current-password" maxLength={256} />
      </Form.Item>
      <Form.Item
        name="next"
        label={t('change.next')}
        extra={t('change.rule', { length: minLength })}
        rules={[{ required: true, min: minLength, message: t('change.tooShort', { length: minLength }) }]}
      >
        <Input.Password autoComplete="new-password" maxLength={256} />
      </Form.Item>
      <Form.Item
        name="again"
        label={t('change.again')}
        dependencies={['next']}
        rules={[
          { required: true, message: t('change.againMissing') },
          ({ getFieldValue }) => ({
            validator: (_, value) =>
              !value || value === getFieldValue('next')
                ? Promise.resolve()
                : Promise.reject(new Error(t('change.differs'))),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={256} />
      </Form.Item>
      <div aria-live="polite" className={styles.notice}>
        {changing.error ? <ProblemNote error={changing.error} /> : null}
      </div>
      <Button type="primary" htmlType="submit" loading={changing.isPending}>
        {t('change.submit')}
      </Button>
    </Form>
  );
}

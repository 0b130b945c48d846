import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Dismiss, WarningRow } from '@zhengai/runtime/contract';
import { App, Form, Input, Modal, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { ProblemNote } from '../problem/index.js';
import { dismissWarning } from './warning-queries.js';

const reasons: readonly Dismiss['reason'][] = ['falseAlarm', 'dataError', 'exempted', 'other'];

interface DismissDialogProps {
  readonly warning: WarningRow;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Ends a warning without evidence: only with a reason, which stays on record. */
export function DismissDialog({ warning, open, onClose }: DismissDialogProps) {
  const { t } = useTranslation('warnings');
  const { message } = App.useApp();
  const queryClient = useQueryClient();
  const [form] = Form.useForm<Dismiss>();
  const reason = Form.useWatch('reason', form);
  const dismissing = useMutation({
    mutationFn: (body: Dismiss) => dismissWarning(warning.id, body),
    onSuccess: () => {
      onClose();
      void message.success(t('dismiss.done'));
      for (const key of ['warning', 'warnings', 'today', 'tasks']) {
        void queryClient.invalidateQueries({ queryKey: [key] });
      }
    },
  });

  return (
    <Modal
      open={open}
      title={t('dismiss.title')}
      okText={t('dismiss.do')}
      cancelText={t('dismiss.cancel')}
      okButtonProps={{ danger: true }}
      confirmLoading={dismissing.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
      destroyOnHidden
    >
      <p style={{ marginBottom: 16, color: 'var(--ink-soft)' }}>{t('dismiss.lead')}</p>
      <Form<Dismiss>
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={({ reason: chosen, note }) =>
          dismissing.mutate({ reason: chosen, ...(note?.trim() ? { note: note.trim() } : {}) })
        }
      >
        <Form.Item
          name="reason"
          label={t('dismiss.reason')}
          rules={[{ required: true, message: t('dismiss.reasonMissing') }]}
        >
          <Radio.Group
            style={{ display: 'grid', gap: 6 }}
            options={reasons.map((value) => ({ value, label: t(`dismiss.reasons.${value}`) }))}
          />
        </Form.Item>
        <Form.Item
          name="note"
          label={t('dismiss.note')}
          rules={[{ required: reason === 'other', whitespace: true, message: t('dismiss.noteMissing') }]}
        >
          <Input.TextArea rows={3} maxLength={2000} />
        </Form.Item>
      </Form>
      {dismissing.error ? <ProblemNote error={dismissing.error} /> : null}
    </Modal>
  );
}

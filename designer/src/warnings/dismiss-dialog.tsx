import type { Dismiss } from '@zhengai/runtime/contract';
import { Form, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { DeedForm, type DeedDialogProps } from './deed-dialog.js';

const reasons: readonly Dismiss['reason'][] = ['falseAlarm', 'dataError', 'exempted', 'other'];

/** Ends warnings without evidence: only with a reason, which stays on record. */
export function DismissDialog(props: DeedDialogProps) {
  const { t } = useTranslation('warnings');
  const [form] = Form.useForm<Dismiss>();
  const reason = Form.useWatch('reason', form);
  return (
    <DeedForm<Dismiss>
      {...props}
      form={form}
      initialValues={{}}
      title={t('dismiss.title', { count: props.ids.length })}
      lead={t('dismiss.lead')}
      doIt={t('dismiss.do')}
      danger
      deedOf={({ reason: chosen, note }) => ({
        kind: 'dismiss',
        reason: chosen,
        ...(note?.trim() ? { note: note.trim() } : {}),
      })}
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
    </DeedForm>
  );
}

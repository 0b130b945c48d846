import { Checkbox, Form, Input, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { DeedForm, type DeedDialogProps } from './deed-dialog.js';

interface Silence {
  readonly reason: string;
  readonly days: number;
  readonly untilDataChanges: boolean;
}

const LONGEST_DAYS = 366;
const USUAL_DAYS = 14;

/** Has nobody told of warnings for a while: with a reason, and never without an end. */
export function SilenceDialog(props: DeedDialogProps) {
  const { t } = useTranslation('warnings');
  const [form] = Form.useForm<Silence>();
  return (
    <DeedForm<Silence>
      {...props}
      form={form}
      initialValues={{ days: USUAL_DAYS, untilDataChanges: false }}
      title={t('silence.title', { count: props.ids.length })}
      lead={t('silence.lead')}
      doIt={t('silence.do')}
      deedOf={({ reason, days, untilDataChanges }) => ({
        kind: 'silence',
        reason: reason.trim(),
        days,
        untilDataChanges,
      })}
    >
      <Form.Item
        name="reason"
        label={t('silence.reason')}
        rules={[{ required: true, whitespace: true, message: t('silence.reasonMissing') }]}
      >
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
      <Form.Item
        name="days"
        label={t('silence.days')}
        rules={[{ required: true, message: t('silence.daysMissing') }]}
      >
        <InputNumber min={1} max={LONGEST_DAYS} precision={0} suffix={t('silence.dayUnit')} />
      </Form.Item>
      <Form.Item name="untilDataChanges" valuePropName="checked" extra={t('silence.untilDataChangesHelp')}>
        <Checkbox>{t('silence.untilDataChanges')}</Checkbox>
      </Form.Item>
    </DeedForm>
  );
}

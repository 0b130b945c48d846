import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { Dictionary } from '@zhengai/engine';
import { Form, Input, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { saveDraft } from '../../definitions/index.js';
import { useLanguage } from '../../i18n/index.js';
import { ProblemNote } from '../../problem/index.js';
import { firstRule, type FirstAnswers } from './first-rule.js';

interface NewRuleDialogProps {
  readonly dictionary: Dictionary;
  readonly taken: readonly string[];
  readonly open: boolean;
  readonly onClose: () => void;
}

/** A name and what it is about; the rest is drawn. Level and period come from the indicator. */
export function NewRuleDialog({ dictionary, taken, open, onClose }: NewRuleDialogProps) {
  const { t } = useTranslation('rule-designer');
  const language = useLanguage();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [form] = Form.useForm<FirstAnswers>();
  const creating = useMutation({
    mutationFn: async (answers: FirstAnswers) => {
      const rule = firstRule(answers, dictionary, taken);
      await saveDraft('rule', rule.code, rule, 0);
      return rule.code;
    },
    onSuccess: async (code) => {
      await queries.invalidateQueries({ queryKey: ['definitions', 'rule'] });
      await navigate({ to: '/rules/$code', params: { code } });
    },
  });
  const options = dictionary.levels.map((level) => ({
    label: level.name[language],
    options: dictionary.indicators
      .filter((indicator) => indicator.level === level.code)
      .map(({ code, name }) => ({ value: code, label: name[language] })),
  }));
  return (
    <Modal
      open={open}
      title={t('list.new')}
      okText={t('list.create')}
      cancelText={t('list.cancel')}
      confirmLoading={creating.isPending}
      onCancel={onClose}
      onOk={() => {
        form.submit();
      }}
    >
      {creating.error ? <ProblemNote error={creating.error} /> : null}
      <Form
        form={form}
        layout="vertical"
        onFinish={(answers) => {
          creating.mutate(answers);
        }}
      >
        <Form.Item
          name="name"
          label={t('list.name')}
          rules={[{ required: true, whitespace: true, message: t('list.nameNeeded') }]}
        >
          <Input maxLength={80} />
        </Form.Item>
        <Form.Item
          name="indicator"
          label={t('list.indicator')}
          rules={[{ required: true, message: t('list.choiceNeeded') }]}
        >
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={options.filter((group) => group.options.length > 0)}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}

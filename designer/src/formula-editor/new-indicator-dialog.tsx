import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { Dictionary } from '@zhengai/engine';
import { Form, Input, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { saveDraft } from '../definitions/index.js';
import { useLanguage } from '../i18n/index.js';
import { ProblemNote } from '../problem/index.js';
import { firstDraft, type FirstAnswers } from './first-draft.js';

interface NewIndicatorDialogProps {
  readonly dictionary: Dictionary;
  readonly taken: readonly string[];
  readonly open: boolean;
  readonly onClose: () => void;
}

/** A name and what it starts from; the formula is written after that. */
export function NewIndicatorDialog({ dictionary, taken, open, onClose }: NewIndicatorDialogProps) {
  const { t } = useTranslation('formula-editor');
  const language = useLanguage();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [form] = Form.useForm<FirstAnswers>();
  const creating = useMutation({
    mutationFn: async (answers: FirstAnswers) => {
      const indicator = firstDraft(answers, dictionary, taken, language);
      if (!indicator) return undefined;
      await saveDraft('indicator', indicator.code, indicator, 0);
      return indicator.code;
    },
    onSuccess: async (code) => {
      if (code === undefined) return;
      await queries.invalidateQueries({ queryKey: ['definitions', 'indicator'] });
      await navigate({ to: '/indicators/$code', params: { code } });
    },
  });
  const groups = dictionary.levels.map((level) => ({
    label: level.name[language],
    options: dictionary.items
      .filter((item) => item.level === level.code && item.valueType === 'number')
      .map(({ code, name }) => ({ value: code, label: name[language] })),
  }));
  return (
    <Modal
      open={open}
      title={t('new.title')}
      okText={t('new.create')}
      cancelText={t('new.cancel')}
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
          label={t('name')}
          rules={[{ required: true, whitespace: true, message: t('new.nameNeeded') }]}
        >
          <Input maxLength={80} />
        </Form.Item>
        <Form.Item
          name="item"
          label={t('new.item')}
          extra={t('new.itemHelp')}
          rules={[{ required: true, message: t('new.choiceNeeded') }]}
        >
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={groups.filter(({ options }) => options.length > 0)}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}

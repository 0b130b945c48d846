import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Dictionary, LocalizedText } from '@zhengai/engine';
import { Form, Input, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../i18n/index.js';
import { ProblemNote } from '../problem/index.js';
import { saveDraft, type DefinitionKind } from './definition-queries.js';

/** What a definition begins with: its name, and the code of what it is about. */
export interface FirstAnswers {
  readonly name: string;
  readonly about: string;
}

/** What is the same for all dialogs of a list page. */
export interface NewDialogProps {
  readonly dictionary: Dictionary;
  /** Codes. */
  readonly taken: readonly string[];
  readonly open: boolean;
  readonly onClose: () => void;
}

interface NewDefinitionDialogProps extends Omit<NewDialogProps, 'taken'> {
  readonly kind: DefinitionKind;
  readonly title: string;
  readonly createText: string;
  readonly aboutLabel: string;
  readonly aboutHelp?: string;
  readonly choices: readonly {
    readonly code: string;
    readonly name: LocalizedText;
    readonly level: string;
  }[];
  /** `undefined` where the answers fit nothing. */
  readonly draftOf: (answers: FirstAnswers) => { readonly code: string } | undefined;
  readonly onCreated: (code: string) => Promise<void>;
}

/** A name and what it is about; the rest comes after that. */
export function NewDefinitionDialog(props: NewDefinitionDialogProps) {
  const { dictionary, open, onClose, kind, choices, draftOf, onCreated } = props;
  const { t } = useTranslation('definitions');
  const language = useLanguage();
  const queries = useQueryClient();
  const [form] = Form.useForm<FirstAnswers>();
  const creating = useMutation({
    mutationFn: async (answers: FirstAnswers) => {
      const draft = draftOf(answers);
      if (draft) await saveDraft(kind, draft.code, draft, 0);
      return draft?.code;
    },
    onSuccess: async (code) => {
      if (code === undefined) return;
      await queries.invalidateQueries({ queryKey: ['definitions', kind] });
      await onCreated(code);
    },
  });
  const groups = dictionary.levels.map((level) => ({
    label: level.name[language],
    options: choices
      .filter((choice) => choice.level === level.code)
      .map(({ code, name }) => ({ value: code, label: name[language] })),
  }));
  return (
    <Modal
      open={open}
      title={props.title}
      okText={props.createText}
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
          label={t('new.name')}
          rules={[{ required: true, whitespace: true, message: t('new.nameNeeded') }]}
        >
          <Input maxLength={80} />
        </Form.Item>
        <Form.Item
          name="about"
          label={props.aboutLabel}
          extra={props.aboutHelp}
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

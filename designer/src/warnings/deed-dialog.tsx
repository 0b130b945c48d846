import type { DeedResults, WarningDeedBody } from '@zhengai/runtime/contract';
import { Form, Modal, type FormInstance } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNote } from '../problem/index.js';
import { useDeeds } from './use-deeds.js';
import styles from './warning-list.module.css';

export interface DeedDialogProps {
  readonly ids: readonly number[];
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onDone: (results: DeedResults) => void;
}

interface DeedFormProps<Values> extends DeedDialogProps {
  readonly title: string;
  readonly lead: string;
  readonly doIt: string;
  readonly danger?: boolean;
  readonly form: FormInstance<Values>;
  readonly initialValues: Partial<Values>;
  readonly deedOf: (values: Values) => WarningDeedBody;
  readonly children: ReactNode;
}

/** Asks for what a deed needs besides the warnings, and does it. */
export function DeedForm<Values extends object>({
  ids,
  open,
  onClose,
  onDone,
  title,
  lead,
  doIt,
  danger = false,
  form,
  initialValues,
  deedOf,
  children,
}: DeedFormProps<Values>) {
  const { t } = useTranslation('warnings');
  const acting = useDeeds(ids, (results) => {
    onClose();
    onDone(results);
  });
  return (
    <Modal
      open={open}
      title={title}
      okText={doIt}
      cancelText={t('deeds.cancel')}
      okButtonProps={{ danger }}
      confirmLoading={acting.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
      destroyOnHidden
    >
      <p className={styles.dialogLead}>{lead}</p>
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={initialValues}
        onFinish={(values) => acting.mutate(deedOf(values))}
      >
        {children}
      </Form>
      {acting.error ? <ProblemNote error={acting.error} /> : null}
    </Modal>
  );
}

import type { Process } from '@zhengai/engine';
import { Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { TextInBoth } from '../../editing/index.js';
import type { ProcessCommand } from '../document/index.js';
import styles from './inspector.module.css';

interface ProcessInspectorProps {
  readonly process: Process;
  readonly onCommand: (command: ProcessCommand, grows?: string) => void;
}

/** The workflow itself, while no step of it is selected. */
export function ProcessInspector({ process, onCommand }: ProcessInspectorProps) {
  const { t } = useTranslation('process-designer');
  return (
    <Form layout="vertical" component="div">
      <p className={styles.hint}>{t('hint')}</p>
      <TextInBoth
        id="workflow-name"
        label={t('name')}
        value={process.name}
        onChange={(name) => {
          onCommand({ kind: 'rename', name }, 'name');
        }}
      />
    </Form>
  );
}

import { Handle, Position, type Node, type NodeProps } from '@xyflow/react';
import type { ProcessNode } from '@zhengai/engine';
import { useTranslation } from 'react-i18next';
import { useLocalized } from '../../i18n/index.js';
import styles from './process-canvas.module.css';

export type ProcessFlowNode = Node<{ readonly node: ProcessNode }, 'process'>;

/** One step: an event as a circle, a task as a card, as BPMN draws them. */
export function ProcessCard({ data, selected }: NodeProps<ProcessFlowNode>) {
  const { t } = useTranslation('process-designer');
  const localized = useLocalized();
  const { node } = data;
  const isEvent = node.kind === 'startEvent' || node.kind === 'endEvent';
  return (
    <div className={isEvent ? styles.event : styles.task} data-kind={node.kind} data-selected={selected}>
      {node.kind === 'startEvent' ? null : (
        <Handle id="in" type="target" position={Position.Left} isConnectable={false} />
      )}
      {isEvent ? (
        <span className={styles.eventName}>{localized(node.name)}</span>
      ) : (
        <>
          <span className={styles.kind}>{t(`kind.${node.kind}`)}</span>
          <strong className={styles.name}>{localized(node.name)}</strong>
          <span className={styles.detail}>
            {node.kind === 'userTask'
              ? t('taskDetail', { who: t(`assignee.${node.assignee}`), count: node.dueDays })
              : t('verificationDetail', { count: node.windowPeriods })}
          </span>
          <Handle
            id={node.kind === 'userTask' ? 'return' : 'back'}
            type={node.kind === 'userTask' ? 'target' : 'source'}
            position={Position.Bottom}
            isConnectable={false}
          />
        </>
      )}
      {node.kind === 'endEvent' ? null : (
        <Handle id="out" type="source" position={Position.Right} isConnectable={false} />
      )}
    </div>
  );
}

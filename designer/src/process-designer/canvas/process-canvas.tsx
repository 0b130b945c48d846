import {
  Background,
  Controls,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
  type NodeChange,
} from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import type { Process } from '@zhengai/engine';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocalized } from '../../i18n/index.js';
import type { ProcessCommand } from '../document/index.js';
import { flowEdges, flowNodes } from './flow-elements.js';
import { ProcessCard, type ProcessFlowNode } from './process-card.js';
import styles from './process-canvas.module.css';

interface ProcessCanvasProps {
  readonly process: Process;
  readonly selected: string | undefined;
  readonly isFrozen: boolean;
  readonly onSelect: (id: string | undefined) => void;
  readonly onCommand: (command: ProcessCommand) => void;
}

const NODE_TYPES = { process: ProcessCard };
/** Never so small that the cards cannot be read; a longer line is moved about. */
const FIT = { minZoom: 0.8, maxZoom: 1.15, padding: 0.05 } as const;

/** The workflow drawn from left to right; the way back of a verification is dashed. */
export function ProcessCanvas(props: ProcessCanvasProps) {
  return (
    <ReactFlowProvider>
      <Canvas {...props} />
    </ReactFlowProvider>
  );
}

function Canvas({ process, selected, isFrozen, onSelect, onCommand }: ProcessCanvasProps) {
  const { t } = useTranslation('process-designer');
  const localized = useLocalized();
  const { fitView } = useReactFlow();
  const nodes = useMemo(() => flowNodes(process, selected, localized), [process, selected, localized]);
  const edges = useMemo(() => flowEdges(process, t('returns')), [process, t]);
  useEffect(() => {
    const frame = requestAnimationFrame(() => void fitView({ ...FIT, duration: 150 }));
    return () => {
      cancelAnimationFrame(frame);
    };
  }, [nodes.length, fitView]);
  return (
    <ReactFlow
      className={styles.canvas ?? ''}
      nodes={nodes}
      edges={edges}
      nodeTypes={NODE_TYPES}
      nodesConnectable={false}
      nodesDraggable={false}
      edgesFocusable={false}
      onNodesChange={(changes: NodeChange<ProcessFlowNode>[]) => {
        for (const change of changes) {
          if (change.type === 'select' && change.selected) onSelect(change.id);
          if (change.type === 'remove') onCommand({ kind: 'remove', id: change.id });
        }
      }}
      onPaneClick={() => {
        onSelect(undefined);
      }}
      deleteKeyCode={isFrozen ? null : ['Delete', 'Backspace']}
      fitView
      fitViewOptions={FIT}
      minZoom={0.3}
      ariaLabelConfig={{
        'node.a11yDescription.default': t('canvas.nodeHelp'),
        'node.a11yDescription.keyboardDisabled': t('canvas.nodeHelp'),
        'controls.ariaLabel': t('canvas.controls'),
        'controls.zoomIn.ariaLabel': t('canvas.zoomIn'),
        'controls.zoomOut.ariaLabel': t('canvas.zoomOut'),
        'controls.fitView.ariaLabel': t('canvas.fit'),
      }}
    >
      <Background gap={20} color="var(--line)" />
      <Controls showInteractive={false} fitViewOptions={FIT} />
    </ReactFlow>
  );
}

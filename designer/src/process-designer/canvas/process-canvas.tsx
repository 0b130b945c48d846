import {
  Background,
  Controls,
  MarkerType,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
  type Edge,
  type NodeChange,
} from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import type { Process } from '@zhengai/engine';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocalized } from '../../i18n/index.js';
import { lineOf, type ProcessCommand } from '../document/index.js';
import { ProcessCard, type ProcessFlowNode } from './process-card.js';
import styles from './process-canvas.module.css';

interface ProcessCanvasProps {
  readonly process: Process;
  readonly selected: string | undefined;
  readonly onSelect: (id: string | undefined) => void;
  readonly onCommand: (command: ProcessCommand) => void;
}

const NODE_TYPES = { process: ProcessCard };
const STEP = 240;
const ROW = 96;

/** The workflow drawn from left to right; the way back of a verification is dashed. */
export function ProcessCanvas(props: ProcessCanvasProps) {
  return (
    <ReactFlowProvider>
      <Canvas {...props} />
    </ReactFlowProvider>
  );
}

function Canvas({ process, selected, onSelect, onCommand }: ProcessCanvasProps) {
  const { t } = useTranslation('process-designer');
  const localized = useLocalized();
  const { fitView } = useReactFlow();
  const nodes = useMemo(
    () =>
      lineOf(process).flatMap((id, i): ProcessFlowNode[] => {
        const node = process.nodes.find((known) => known.id === id);
        if (!node) return [];
        const isEvent = node.kind === 'startEvent' || node.kind === 'endEvent';
        return [
          {
            id,
            type: 'process',
            position: { x: i * STEP + (isEvent ? 75 : 0), y: isEvent ? ROW + 18 : ROW },
            data: { node },
            selected: id === selected,
            draggable: false,
            deletable: !isEvent,
            ariaLabel: localized(node.name),
          },
        ];
      }),
    [process, selected, localized],
  );
  const edges = useMemo(() => edgesOf(process, t('returns')), [process, t]);
  useEffect(() => {
    const frame = requestAnimationFrame(() => void fitView({ maxZoom: 1, padding: 0.12, duration: 150 }));
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
      onNodesChange={(changes: NodeChange<ProcessFlowNode>[]) => {
        for (const change of changes) {
          if (change.type === 'select' && change.selected) onSelect(change.id);
          if (change.type === 'remove') onCommand({ kind: 'remove', id: change.id });
        }
      }}
      onPaneClick={() => {
        onSelect(undefined);
      }}
      deleteKeyCode={['Delete', 'Backspace']}
      fitView
      fitViewOptions={{ maxZoom: 1, padding: 0.12 }}
      minZoom={0.3}
    >
      <Background gap={20} color="var(--line)" />
      <Controls showInteractive={false} />
    </ReactFlow>
  );
}

function edgesOf(process: Process, returns: string): Edge[] {
  const arrow = { type: MarkerType.ArrowClosed };
  const line = process.flows.map(({ from, to }): Edge => ({
    id: `${from}>${to}`,
    source: from,
    target: to,
    markerEnd: arrow,
    deletable: false,
  }));
  const back = process.nodes.flatMap((node): Edge[] =>
    node.kind === 'verificationTask'
      ? [
          {
            id: `${node.id}~${node.returnsTo}`,
            source: node.id,
            target: node.returnsTo,
            type: 'smoothstep',
            label: returns,
            markerEnd: arrow,
            style: { strokeDasharray: '5 4' },
            deletable: false,
          },
        ]
      : [],
  );
  return [...line, ...back];
}

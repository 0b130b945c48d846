import {
  applyNodeChanges,
  Background,
  Controls,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
  type EdgeChange,
  type NodeChange,
} from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  EVENT_ID,
  refuseConnection,
  type Command,
  type DrawingProblem,
  type NodeId,
} from '../document/index.js';
import type { NodeSurroundings } from '../node-types/index.js';
import styles from './canvas.module.css';
import { edgeOf, flowEdges, flowNodes, type FlowEdge } from './flow-elements.js';
import { RuleNodeCard, SurroundingsContext, type FlowNode } from './rule-node-card.js';
import { useCanvasWords } from './use-canvas-words.js';

interface RuleCanvasProps {
  readonly surroundings: NodeSurroundings;
  readonly problems: readonly DrawingProblem[];
  readonly selected: NodeId | undefined;
  readonly isFrozen: boolean;
  readonly onSelect: (id: NodeId | undefined) => void;
  readonly onCommand: (command: Command) => void;
}

const NODE_TYPES = { rule: RuleNodeCard };
/** Never so small that the cards cannot be read; a larger drawing is moved about. */
const FIT = { minZoom: 0.7, maxZoom: 1.1, padding: 0.05 } as const;

/** The only place that knows React Flow: the document as nodes and edges, gestures as commands. */
export function RuleCanvas(props: RuleCanvasProps) {
  return (
    <ReactFlowProvider>
      <SurroundingsContext value={props.surroundings}>
        <Canvas {...props} />
      </SurroundingsContext>
    </ReactFlowProvider>
  );
}

function Canvas({ surroundings, problems, selected, isFrozen, onSelect, onCommand }: RuleCanvasProps) {
  const { t } = useTranslation('rule-designer');
  const words = useCanvasWords();
  const { document } = surroundings;
  const drawn = useMemo(
    () => flowNodes(surroundings, problems, selected, t),
    [surroundings, problems, selected, t],
  );
  const [flow, setFlow] = useState({ drawn, nodes: drawn });
  const nodes = flow.drawn === drawn ? flow.nodes : mergeMeasured(flow.nodes, drawn);
  if (flow.drawn !== drawn) setFlow({ drawn, nodes });
  const [edgeChosen, setEdgeChosen] = useState<string>();
  const edges = useMemo(() => flowEdges(surroundings, edgeChosen, t), [surroundings, edgeChosen, t]);
  useFitOnGrowth(nodes.length);

  const onNodesChange = (changes: NodeChange<FlowNode>[]): void => {
    setFlow((before) => ({ ...before, nodes: applyNodeChanges(changes, before.nodes) }));
    for (const change of changes) {
      if (change.type === 'select' && change.selected) onSelect(change.id);
      if (change.type === 'remove' && change.id !== EVENT_ID)
        onCommand({ kind: 'removeNode', id: change.id });
    }
  };
  const onEdgesChange = (changes: EdgeChange<FlowEdge>[]): void => {
    for (const change of changes) {
      if (change.type === 'select') {
        setEdgeChosen((before) => (change.selected ? change.id : before === change.id ? undefined : before));
      }
      const edge = change.type === 'remove' && edges.find(({ id }) => id === change.id)?.data;
      if (edge) onCommand({ kind: 'disconnect', edge: edge.edge });
    }
  };
  return (
    <ReactFlow
      className={styles.canvas ?? ''}
      nodes={nodes}
      edges={edges}
      nodeTypes={NODE_TYPES}
      onNodesChange={onNodesChange}
      onEdgesChange={onEdgesChange}
      onNodeDragStop={(_, __, moved) => {
        onCommand({
          kind: 'move',
          positions: Object.fromEntries(moved.map(({ id, position }) => [id, position])),
        });
      }}
      onConnect={(connection) => {
        const edge = edgeOf(connection);
        if (edge) onCommand({ kind: 'connect', edge });
      }}
      isValidConnection={(connection) => {
        const edge = edgeOf(connection);
        return edge !== undefined && refuseConnection(document, edge.from, edge.to, edge.port) === undefined;
      }}
      onPaneClick={() => {
        onSelect(undefined);
      }}
      deleteKeyCode={isFrozen ? null : ['Delete', 'Backspace']}
      nodesDraggable={!isFrozen}
      nodesConnectable={!isFrozen}
      connectionRadius={28}
      minZoom={0.3}
      maxZoom={1.6}
      fitView
      fitViewOptions={FIT}
      ariaLabelConfig={words}
    >
      <Background gap={20} color="var(--line)" />
      <Controls showInteractive={false} fitViewOptions={FIT} />
    </ReactFlow>
  );
}

/** Measured sizes belong to React Flow and outlive a redraw. */
function mergeMeasured(before: readonly FlowNode[], drawn: readonly FlowNode[]): FlowNode[] {
  const known = new Map(before.map((node) => [node.id, node]));
  return drawn.map((node) => ({ ...known.get(node.id), ...node }));
}

/** A node that appears outside the view is brought into it. */
function useFitOnGrowth(count: number): void {
  const { fitView } = useReactFlow();
  useEffect(() => {
    const frame = requestAnimationFrame(() => void fitView({ ...FIT, duration: 150 }));
    return () => {
      cancelAnimationFrame(frame);
    };
  }, [count, fitView]);
}

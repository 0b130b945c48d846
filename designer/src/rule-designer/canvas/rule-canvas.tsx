import {
  applyNodeChanges,
  Background,
  Controls,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
  type Connection,
  type Edge,
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
  type Port,
  type RuleDocument,
  type RuleEdge,
} from '../document/index.js';
import { wordsOf, type NodeSurroundings } from '../node-types/index.js';
import styles from './canvas.module.css';
import { layOut } from './lay-out.js';
import { RuleNodeCard, SurroundingsContext, type FlowNode } from './rule-node-card.js';

interface RuleCanvasProps {
  readonly surroundings: NodeSurroundings;
  readonly problems: readonly DrawingProblem[];
  readonly selected: NodeId | undefined;
  readonly onSelect: (id: NodeId | undefined) => void;
  readonly onCommand: (command: Command) => void;
}

const NODE_TYPES = { rule: RuleNodeCard };

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

function Canvas({ surroundings, problems, selected, onSelect, onCommand }: RuleCanvasProps) {
  const { t } = useTranslation('rule-designer');
  const { document } = surroundings;
  const drawn = useMemo(
    () => flowNodes(surroundings, problems, selected, t),
    [surroundings, problems, selected, t],
  );
  const [nodes, setNodes] = useState<FlowNode[]>(drawn);
  useEffect(() => {
    // measured sizes belong to React Flow and outlive a redraw
    setNodes((before) => {
      const known = new Map(before.map((node) => [node.id, node]));
      return drawn.map((node) => ({ ...known.get(node.id), ...node }));
    });
  }, [drawn]);
  const edges = useMemo(() => document.edges.map(flowEdge), [document.edges]);
  useFitOnGrowth(nodes.length);

  const onNodesChange = (changes: NodeChange<FlowNode>[]): void => {
    setNodes((before) => applyNodeChanges(changes, before));
    for (const change of changes) {
      if (change.type === 'select' && change.selected) onSelect(change.id);
      if (change.type === 'remove' && change.id !== EVENT_ID)
        onCommand({ kind: 'removeNode', id: change.id });
    }
  };
  const onEdgesChange = (changes: EdgeChange[]): void => {
    for (const change of changes) {
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
      deleteKeyCode={['Delete', 'Backspace']}
      minZoom={0.3}
      maxZoom={1.6}
      fitView
      fitViewOptions={{ maxZoom: 1, padding: 0.15 }}
      ariaLabelConfig={{ 'node.a11yDescription.default': t('canvas.nodeHelp') }}
    >
      <Background gap={20} color="var(--line)" />
      <Controls showInteractive={false} />
    </ReactFlow>
  );
}

/** A node that appears outside the view is brought into it. */
function useFitOnGrowth(count: number): void {
  const { fitView } = useReactFlow();
  useEffect(() => {
    const frame = requestAnimationFrame(() => void fitView({ maxZoom: 1, padding: 0.15, duration: 150 }));
    return () => {
      cancelAnimationFrame(frame);
    };
  }, [count, fitView]);
}

function flowNodes(
  surroundings: NodeSurroundings,
  problems: readonly DrawingProblem[],
  selected: NodeId | undefined,
  t: (key: string) => string,
): FlowNode[] {
  const positions = layOut(surroundings.document);
  return Object.values(surroundings.document.nodes).map((node) => {
    const problem = problems.find((known) => known.node === node.id);
    return {
      id: node.id,
      type: 'rule',
      position: positions[node.id] ?? { x: 0, y: 0 },
      selected: node.id === selected,
      deletable: node.id !== EVENT_ID,
      ariaLabel: wordsOf(node, surroundings).title,
      data: { node, problem: problem && t(`problem.${problem.code}`) },
    };
  });
}

function flowEdge(edge: RuleEdge): Edge<{ edge: RuleEdge }> {
  return {
    id: `${edge.from}>${edge.to}>${edge.port}`,
    source: edge.from,
    target: edge.to,
    sourceHandle: 'out',
    targetHandle: edge.port,
    data: { edge },
  };
}

function edgeOf({ source, target, targetHandle }: Connection | Edge): RuleEdge | undefined {
  return targetHandle ? { from: source, to: target, port: targetHandle as Port } : undefined;
}

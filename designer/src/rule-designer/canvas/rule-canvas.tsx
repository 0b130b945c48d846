import {
  applyNodeChanges,
  Background,
  Controls,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
  useStoreApi,
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
  /** Enter on a node: to its form. */
  readonly onOpen: (id: NodeId) => void;
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

function Canvas(props: RuleCanvasProps) {
  const { surroundings, problems, selected, isFrozen, onSelect, onOpen, onCommand } = props;
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
  const focusNode = useFocusNode();

  const onNodesChange = (changes: NodeChange<FlowNode>[]): void => {
    setFlow((before) => ({ ...before, nodes: applyNodeChanges(changes, before.nodes) }));
    for (const change of changes) {
      if (change.type === 'select' && change.selected) onSelect(change.id);
    }
  };
  const onEdgesChange = (changes: EdgeChange<FlowEdge>[]): void => {
    for (const change of changes) {
      if (change.type === 'select') {
        setEdgeChosen((before) => (change.selected ? change.id : before === change.id ? undefined : before));
      }
    }
  };
  // one command for a node with its edges, so that one undo brings all of it back
  const remove = (gone: readonly FlowNode[], cut: readonly FlowEdge[]): void => {
    const ids = gone.map(({ id }) => id).filter((id) => id !== EVENT_ID);
    const alone = cut.filter(({ source, target }) => !ids.includes(source) && !ids.includes(target));
    onCommand({
      kind: 'batch',
      commands: [
        ...ids.map((id): Command => ({ kind: 'removeNode', id })),
        ...alone.flatMap(({ data }): Command[] => (data ? [{ kind: 'disconnect', edge: data.edge }] : [])),
      ],
    });
    const [left] = [...ids, ...alone.map(({ source }) => source)];
    const next = ids.length > 0 ? document.edges.find(({ from }) => from === left)?.to : left;
    focusNode(next ?? EVENT_ID);
  };
  return (
    <ReactFlow
      className={styles.canvas ?? ''}
      nodes={nodes}
      edges={edges}
      nodeTypes={NODE_TYPES}
      onBeforeDelete={({ nodes: gone, edges: cut }) => {
        remove(gone, cut);
        return Promise.resolve(false);
      }}
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
      onKeyDown={({ key, target }) => {
        const id =
          target instanceof HTMLElement && target.matches('.react-flow__node') && target.dataset['id'];
        if (key === 'Enter' && id) onOpen(id);
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

/** Keeps the keyboard on the canvas when the node it was on is gone. */
function useFocusNode(): (id: NodeId) => void {
  const store = useStoreApi();
  return (id) => {
    requestAnimationFrame(() => {
      store
        .getState()
        .domNode?.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`)
        ?.focus({ preventScroll: true });
    });
  };
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

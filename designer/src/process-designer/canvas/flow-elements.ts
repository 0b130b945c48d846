import { MarkerType, type Edge } from '@xyflow/react';
import type { LocalizedText, Process, ProcessNode } from '@zhengai/engine';
import { lineOf } from '../document/index.js';
import type { ProcessFlowNode } from './process-card.js';

export const EVENT_SIZE = 44;
const CARD = { width: 192, height: 96 } as const;
const GAP = 38;

/** The line from start to end, card after card. */
export function flowNodes(
  process: Process,
  selected: string | undefined,
  localized: (text: LocalizedText) => string,
): ProcessFlowNode[] {
  let x = 0;
  return lineOf(process).flatMap((id): ProcessFlowNode[] => {
    const node = process.nodes.find((known) => known.id === id);
    if (!node) return [];
    const at = x;
    x += (isEvent(node) ? EVENT_SIZE : CARD.width) + GAP;
    return [
      {
        id,
        type: 'process',
        position: { x: at, y: isEvent(node) ? (CARD.height - EVENT_SIZE) / 2 : 0 },
        data: { node },
        selected: id === selected,
        deletable: !isEvent(node),
        ariaLabel: localized(node.name),
      },
    ];
  });
}

/** The flows, and below them the way back of each verification. */
export function flowEdges(process: Process, returns: string): Edge[] {
  const markerEnd = { type: MarkerType.ArrowClosed, color: 'var(--ink-faint)' };
  const line = process.flows.map(({ from, to }): Edge => ({
    id: `${from}>${to}`,
    source: from,
    target: to,
    sourceHandle: 'out',
    targetHandle: 'in',
    markerEnd,
    deletable: false,
    selectable: false,
  }));
  const back = process.nodes.flatMap((node): Edge[] =>
    node.kind === 'verificationTask'
      ? [
          {
            id: `${node.id}~${node.returnsTo}`,
            source: node.id,
            target: node.returnsTo,
            sourceHandle: 'back',
            targetHandle: 'return',
            type: 'smoothstep',
            label: returns,
            markerEnd,
            style: { strokeDasharray: '5 4' },
            deletable: false,
            selectable: false,
          },
        ]
      : [],
  );
  return [...line, ...back];
}

function isEvent({ kind }: ProcessNode): boolean {
  return kind === 'startEvent' || kind === 'endEvent';
}

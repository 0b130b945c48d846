import type { Command, NodeId } from '../document/index.js';
import type { NodeSurroundings } from '../node-types/index.js';

export interface SentenceViewProps {
  readonly surroundings: NodeSurroundings;
  readonly selected: NodeId | undefined;
  readonly isFrozen: boolean;
  readonly onSelect: (id: NodeId | undefined) => void;
  readonly onCommand: (command: Command) => void;
}

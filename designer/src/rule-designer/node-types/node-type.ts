import type { Dictionary, Process } from '@zhengai/engine';
import type { ReactNode } from 'react';
import type { Language } from '../../i18n/index.js';
import type {
  Command,
  DrawnRule,
  NodeId,
  Port,
  RuleDocument,
  RuleHead,
  RuleNode,
  RuleNodeKind,
} from '../document/index.js';

/** What a node may ask about the world around it. */
export interface NodeSurroundings {
  readonly dictionary: Dictionary;
  readonly processes: readonly Process[];
  readonly document: RuleDocument;
  /** The document as a rule, as far as it is one. */
  readonly drawn: DrawnRule;
  readonly language: Language;
}

export type NodeOf<K extends RuleNodeKind> = Extract<RuleNode, { kind: K }>;

/** What a node says about itself on the canvas. */
export interface NodeWords {
  readonly title: string;
  readonly detail?: string;
  /** The whole of it, where title and detail are too short to be understood alone. */
  readonly spoken?: string;
  /** Stripe at the left: a name of the palette. */
  readonly tone: 'fact' | 'comparison' | 'group' | 'event';
}

export interface EditorProps<K extends RuleNodeKind> {
  readonly node: NodeOf<K>;
  readonly surroundings: NodeSurroundings;
  readonly onChange: (node: NodeOf<K>) => void;
  readonly onHead: (head: RuleHead) => void;
  /** For changes that reach beyond the node. */
  readonly onCommand: (command: Command) => void;
}

/** Everything the designer has to know about one kind of node; a folder each. */
export interface NodeType<K extends RuleNodeKind> {
  readonly kind: K;
  /** Ports that edges may end in, top to bottom. */
  readonly inputs: readonly Port[];
  readonly hasOutput: boolean;
  /** Pixels on the canvas. */
  readonly width: number;
  readonly words: (node: NodeOf<K>, surroundings: NodeSurroundings) => NodeWords;
  readonly Editor: (props: EditorProps<K>) => ReactNode;
  /** A new one; absent where people cannot add it. */
  readonly create?: (id: NodeId, surroundings: NodeSurroundings) => NodeOf<K>;
}

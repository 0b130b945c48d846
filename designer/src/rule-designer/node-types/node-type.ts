import type { Dictionary, Process } from '@zhengai/engine';
import type { ReactNode } from 'react';
import type { Language } from '../../i18n/index.js';
import type { NodeId, Port, RuleDocument, RuleHead, RuleNode, RuleNodeKind } from '../document/index.js';

/** What a node may ask about the world around it. */
export interface NodeSurroundings {
  readonly dictionary: Dictionary;
  readonly processes: readonly Process[];
  readonly document: RuleDocument;
  readonly language: Language;
}

export type NodeOf<K extends RuleNodeKind> = Extract<RuleNode, { kind: K }>;

/** What a node says about itself on the canvas. */
export interface NodeWords {
  readonly title: string;
  readonly detail?: string;
  /** Stripe at the left: a name of the palette. */
  readonly tone: 'fact' | 'comparison' | 'group' | 'event';
}

export interface EditorProps<K extends RuleNodeKind> {
  readonly node: NodeOf<K>;
  readonly surroundings: NodeSurroundings;
  readonly onChange: (node: NodeOf<K>) => void;
  readonly onHead: (head: RuleHead) => void;
}

/** Everything the designer has to know about one kind of node; a folder each. */
export interface NodeType<K extends RuleNodeKind> {
  readonly kind: K;
  /** Ports that edges may end in, top to bottom. */
  readonly inputs: readonly Port[];
  readonly hasOutput: boolean;
  readonly words: (node: NodeOf<K>, surroundings: NodeSurroundings) => NodeWords;
  readonly Editor: (props: EditorProps<K>) => ReactNode;
  /** A new one; absent where people cannot add it. */
  readonly create?: (id: NodeId, surroundings: NodeSurroundings) => NodeOf<K>;
}

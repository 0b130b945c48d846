export { execute, type Command, type Executed } from './command.js';
export { refuseConnection, type Refusal } from './connection-rules.js';
export { fromRule } from './from-rule.js';
export {
  edgesInto,
  emptyDocument,
  EVENT_ID,
  freshId,
  type ComparisonNode,
  type EventNode,
  type FactNode,
  type GroupNode,
  type NamedNode,
  type NodeId,
  type Port,
  type Position,
  type RuleDocument,
  type RuleEdge,
  type RuleHead,
  type RuleNode,
  type RuleNodeKind,
} from './rule-document.js';
export { nodeAtPath, toRule, type DrawingProblem, type DrawnRule } from './to-rule.js';

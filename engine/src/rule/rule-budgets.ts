/**
 * What one rule may cost, whoever wrote it. A model beyond a budget gets a diagnostic, data beyond one counts as
 * unknown with a warning; nothing hangs, and nothing overflows the stack.
 */
export const RULE_BUDGETS = {
  /** Groups inside groups, named conditions put in. */
  depth: 40,
  /** Groups and comparisons of one tree, named conditions put in. */
  nodes: 5_000,
  /** Groups and comparisons read for one rule in all: its tree, its recovery, named conditions that nothing uses. */
  steps: 20_000,
  /** The same for all rules that are checked together, as those of a pack. */
  setSteps: 100_000,
  namedConditions: 1_000,
  /** Entries of one list in a comparison. */
  listLength: 10_000,
  /** Lists inside lists in a comparison. */
  listDepth: 4,
  /** Scalars written in all comparisons of one rule. */
  values: 100_000,
  /** Characters of one text in a comparison. */
  textLength: 4_000,
  /** Characters of a fact's id, a name or a path. */
  nameLength: 400,
  pathSteps: 32,
  /** Decorators before one operator. */
  decorators: 8,
  /** Periods a fact may lie back. */
  offset: 60,
  eventParams: 100,
  /** Objects and lists inside each other in one event parameter, and its values in all. */
  eventDepth: 8,
  eventValues: 1_000,
  /** Elements looked at for one comparison of one subject. */
  comparisonSteps: 1_000_000,
  /** Objects and lists inside each other that a path or a comparison follows in a fact. */
  factDepth: 100,
  /** Rules looked at for what mutes one rule, and what mutes those. */
  inhibitors: 200,
  /** Findings kept for one rule. */
  findings: 200,
} as const;

import { checkRule, type Diagnostic, type Rule } from '@zhengai/engine';
import type { DictionaryView } from '@zhengai/runtime/contract';
import { useCallback, useMemo, useState } from 'react';
import { useEditing, type Editing } from '../../editing/index.js';
import { useLanguage } from '../../i18n/index.js';
import {
  execute,
  fromRule,
  nodeAtPath,
  toRule,
  type Command,
  type NodeId,
  type RuleDocument,
} from '../document/index.js';
import { fitComparisons, type NodeSurroundings } from '../node-types/index.js';

export interface Finding extends Pick<Diagnostic, 'code' | 'severity' | 'message' | 'path'> {
  readonly node: NodeId | undefined;
}

/** A rule on the bench: the drawing, what it says as a rule, what is wrong with it, what is selected. */
export interface Workshop {
  readonly editing: Editing<RuleDocument, Command>;
  readonly surroundings: NodeSurroundings;
  /** The rule as drawn; absent while it is unfinished. */
  readonly rule: Rule | undefined;
  readonly findings: readonly Finding[];
  readonly errors: number;
  readonly selected: NodeId | undefined;
  readonly select: (id: NodeId | undefined) => void;
  readonly command: (command: Command, grows?: string) => void;
}

export function useWorkshop(world: DictionaryView, saved: Rule, isFrozen: boolean): Workshop {
  const language = useLanguage();
  const { dictionary, processes } = world;
  const editing = useEditing(execute, () => fromRule(saved), isFrozen);
  const { document } = editing.history;
  const [chosen, select] = useState<NodeId>();
  const drawn = useMemo(() => toRule(document), [document]);
  const { rule } = drawn;
  const findings = useMemo(
    () =>
      (rule ? checkRule(rule, dictionary) : []).map((finding): Finding => ({
        ...finding,
        node: nodeAtPath(document, drawn, finding.path),
      })),
    [rule, dictionary, document, drawn],
  );
  const surroundings = useMemo(
    (): NodeSurroundings => ({ dictionary, processes, document, drawn, language }),
    [dictionary, processes, document, drawn, language],
  );
  const { perform } = editing;
  return {
    editing,
    surroundings,
    rule,
    findings,
    errors: findings.filter(({ severity }) => severity === 'error').length,
    selected: chosen !== undefined && chosen in document.nodes ? chosen : undefined,
    select,
    command: useCallback(
      (command: Command, grows?: string) => {
        perform(fitComparisons(command, document, dictionary), grows);
      },
      [perform, document, dictionary],
    ),
  };
}

import type { Diagnostic, PeriodKind } from '../model/index.js';
import { feelDiagnostic } from './feel-diagnostic.js';
import type { FeelNode, FeelType } from './feel-node.js';
import type { FormulaScope } from './scope-of-names.js';
import type { NameUse, SlotTable } from './formula-slot.js';
import type { FormulaText } from './formula-text.js';
import type { FeelName } from './name-index.js';
import type { SyntaxNode } from './syntax-tree.js';

/**
 * `facts`: names are typed facts, a missing one is unknown and stays so in `=` and `!=`; type errors are findings.
 * `standard`: FEEL as the standard has it: `null = 1` is false, type errors are null.
 */
export type FeelMeaning = 'facts' | 'standard';

/** What building one formula's tree works on. */
export interface BuildScope {
  readonly text: FormulaText;
  readonly meaning: FeelMeaning;
  readonly names: FormulaScope;
  readonly slots: SlotTable;
  readonly uses: NameUse[];
  readonly diagnostics: Diagnostic[];
  /** Slot of the value that unary tests ask about. */
  readonly inputSlot?: number;
  /** Definition that the formula belongs to: its own name means something else if there is something else. */
  readonly self?: { readonly kind: string; readonly code: string };
  /** Kind of period that the formula is computed for, where its place gives one. */
  readonly periodKind?: PeriodKind;
  /** How often the part being built stands in the tree; `trend` and its like repeat theirs. */
  readonly copies?: number;
  build(node: SyntaxNode): FeelNode;
  /** Builds a part on another scope: for another period. */
  buildOn(scope: BuildScope, node: SyntaxNode): FeelNode;
}

export function safeText(scope: BuildScope, node: SyntaxNode): string {
  return scope.text.safe.slice(node.from, node.to);
}

export function rangeOf(scope: BuildScope, node: SyntaxNode): { from: number; to: number } {
  return scope.text.original(node.from, node.to);
}

export function typedText(scope: BuildScope, node: SyntaxNode): string {
  const { from, to } = rangeOf(scope, node);
  return scope.text.text.slice(from, to);
}

export function report(
  scope: BuildScope,
  code: string,
  range: { from: number; to: number },
  zh: string,
  en: string,
  severity: Diagnostic['severity'] = 'error',
): void {
  scope.diagnostics.push(feelDiagnostic(code, range.from, range.to, zh, en, severity));
}

export function nullNode(range: { from: number; to: number }): FeelNode {
  return { kind: 'literal', type: 'null', value: null, from: range.from, to: range.to };
}

/** Whether operators over it can be compiled. */
export function isScalar(node: Pick<FeelNode, 'type'>): boolean {
  return node.type !== 'any' && node.type !== 'other' && node.type !== 'list';
}

/** In plain FEEL nothing is said of such values beforehand. */
export function otherType({ meaning }: BuildScope): FeelType {
  return meaning === 'facts' ? 'other' : 'any';
}

const TYPE_NAMES: Record<FeelType, readonly [string, string]> = {
  number: ['数', 'a number'],
  text: ['文字', 'text'],
  boolean: ['是非值', 'true or false'],
  date: ['日期', 'a date'],
  null: ['空值', 'null'],
  list: ['列表', 'a list'],
  other: ['时长、区间或类型不一的值', 'a duration, a range or of different types'],
  any: ['未知类型', 'of unknown type'],
};

/** A type error: a finding where names are typed facts, null where FEEL is taken as the standard has it. */
export function typeError(
  scope: BuildScope,
  node: FeelNode,
  expected: FeelType,
  range: { from: number; to: number },
): FeelNode {
  if (scope.meaning === 'facts') {
    const typed = scope.text.text.slice(node.from, node.to);
    const [actualZh, actualEn] = TYPE_NAMES[node.type];
    const [expectedZh, expectedEn] = TYPE_NAMES[expected];
    report(
      scope,
      'feel.type',
      node,
      `“${typed}”是${actualZh}，这里需要${expectedZh}`,
      `“${typed}” is ${actualEn}; ${expectedEn} is needed here`,
    );
  }
  return nullNode(range);
}

/** The fact a spelling means; several facts of one spelling are a finding. */
export function pickCandidate(
  scope: BuildScope,
  candidates: readonly FeelName[],
  range: { from: number; to: number },
): FeelName {
  const { self } = scope;
  const others = candidates.filter(({ ref }) => ref.kind !== self?.kind || ref.code !== self.code);
  const [first, second] = others;
  if (first && second) {
    const typed = scope.text.text.slice(range.from, range.to);
    const list = others.map(({ ref }) => `${ref.kind}:${ref.code}`);
    report(
      scope,
      'feel.name.ambiguous',
      range,
      `“${typed}”有多个含义（${list.join('、')}），请改用编码`,
      `“${typed}” means several things (${list.join(', ')}); use a code`,
    );
  }
  return first ?? (candidates[0] as FeelName);
}

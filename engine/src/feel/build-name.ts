import type { LocalizedText } from '../model/index.js';
import { closestName, spelledAs } from './closest-name.js';
import { findFeelFunction } from './feel-function.js';
import type { FeelNode } from './feel-node.js';
import {
  nullNode,
  pickCandidate,
  rangeOf,
  report,
  safeText,
  typedText,
  type BuildScope,
} from './build-scope.js';
import { isOfficeFunction } from './office/office-function.js';
import type { FormulaPart } from './scan-formula.js';
import type { SyntaxNode } from './syntax-tree.js';

/** The dictionary's name that a variable of the tree is, if it is one. */
export function namePart(scope: BuildScope, node: SyntaxNode): FormulaPart | undefined {
  const part = scope.text.partAt(node.from);
  return part?.kind === 'name' && part.safe.length === node.to - node.from ? part : undefined;
}

export function buildName(scope: BuildScope, node: SyntaxNode): FeelNode {
  const part = namePart(scope, node);
  if (!part?.candidates) return unknownName(scope, node);
  const { from, to } = part;
  const name = pickCandidate(scope, part.candidates, part);
  const slot = scope.slots.slotOf(name);
  const used = scope.slots.slots[slot]?.ref ?? name.ref;
  scope.uses.push({ text: scope.text.text.slice(from, to), from, to, ref: used });
  return { kind: 'slot', slot, type: name.valueType, from, to };
}

export function unknownName(scope: BuildScope, node: SyntaxNode): FeelNode {
  const range = rangeOf(scope, node);
  if (scope.meaning === 'standard') return nullNode(range);
  const words = node.children.filter((child) => child.name === 'Identifier');
  if (words.length > 1 && words.some((word) => scope.text.partAt(word.from)?.kind !== 'word')) {
    report(
      scope,
      'feel.operator.missing',
      range,
      `“${typedText(scope, node)}”之间缺少运算符或括号`,
      `An operator or bracket is missing in “${typedText(scope, node)}”`,
    );
    return nullNode(range);
  }
  reportUnknown(scope, typedText(scope, node), range);
  return nullNode(range);
}

export function reportUnknown(scope: BuildScope, typed: string, range: { from: number; to: number }): void {
  if (findFeelFunction(typed)) {
    report(
      scope,
      'feel.function.brackets',
      range,
      `“${typed}”是函数，后面要写括号和参数`,
      `“${typed}” is a function: write brackets and arguments after it`,
    );
    return;
  }
  const elsewhere = scope.names.findElsewhere(typed);
  if (elsewhere) {
    report(
      scope,
      'feel.name.otherLevel',
      range,
      `“${typed}”属于“${elsewhere.level.zh}”层面，不能用在这里`,
      `“${typed}” belongs to the level “${elsewhere.level.en}” and cannot be used here`,
    );
    return;
  }
  const found = closestName(typed, scope.names.index);
  const closest = found && spelledAs(typed, found);
  const quoted = scope.inputSlot !== undefined && scope.slots.slots[scope.inputSlot]?.type === 'text';
  const asText: LocalizedText = quoted
    ? { zh: `；文字要加引号：“${typed}”`, en: `; write text in quotation marks: "${typed}"` }
    : { zh: '', en: '' };
  report(
    scope,
    'feel.name.unknown',
    range,
    `没有名为“${typed}”的数据项、指标或属性${asText.zh}` + (closest ? `；是否指“${closest}”？` : ''),
    `There is no item, indicator or attribute “${typed}”${asText.en}` +
      (closest ? `; did you mean “${closest}”?` : ''),
  );
}

/** All facts named below a node, with the names that the FEEL text itself declares left out. */
export function variablesIn(
  scope: BuildScope,
  root: SyntaxNode,
): { names: SyntaxNode[]; unknown: SyntaxNode[] } {
  const declared = new Set<string>(['item', 'partial', '?']);
  const variables: SyntaxNode[] = [];
  const open: SyntaxNode[] = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.name === 'Name' || node.name === 'PropertyName' || node.name === 'Key') {
      declared.add(safeText(scope, node));
      continue;
    }
    if (node.name === 'Type') continue;
    // such a call says itself which facts it reads, of which period and slice
    if (node.name === 'FunctionInvocation' && isOfficeFunction(safeText(scope, node.children[0] ?? node))) {
      continue;
    }
    if (node.name === 'VariableName') variables.push(node);
    else open.push(...[...node.children].reverse());
  }
  variables.sort((a, b) => a.from - b.from);
  return {
    names: variables.filter((node) => namePart(scope, node)),
    unknown: variables.filter(
      (node) =>
        !namePart(scope, node) &&
        !declared.has(safeText(scope, node)) &&
        !findFeelFunction(safeText(scope, node)),
    ),
  };
}

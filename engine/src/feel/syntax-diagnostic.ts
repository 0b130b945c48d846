import type { Diagnostic } from '../model/index.js';
import { feelDiagnostic } from './feel-diagnostic.js';
import type { FormulaText } from './formula-text.js';
import type { FormulaPart } from './scan-formula.js';
import type { SyntaxNode } from './syntax-tree.js';

/** A parser's error in words a person can act on. */
export function syntaxDiagnostic(
  text: FormulaText,
  parts: readonly FormulaPart[],
  error: SyntaxNode,
): Diagnostic {
  const visible = parts.filter(({ kind }) => kind !== 'space' && kind !== 'comment');
  const bracket = unbalancedBracket(visible);
  if (bracket) return bracket;
  const { from } = text.original(error.from, error.to);
  const at = visible.find((part) => part.to > from);
  const before = visible.findLast((part) => part.to <= from);
  const condition = visible.some(({ safe }) => safe === 'if');
  for (const [word, after] of [
    ['then', 'if'],
    ['else', 'then'],
  ] as const) {
    if (condition && !visible.some(({ safe }) => safe === word)) {
      const end = at?.from ?? text.text.length;
      return syntax(
        end,
        text.text.length,
        `“${after}”之后缺少“${word}”（写法：if 条件 then 值 else 值）`,
        `“${word}” is missing after “${after}” (if condition then value else value)`,
      );
    }
  }
  if (!at) {
    const last = visible.at(-1);
    const typed = last ? text.text.slice(last.from, last.to) : '';
    return syntax(
      last?.from ?? 0,
      text.text.length,
      `公式没有写完：“${typed}”之后还缺内容`,
      `The formula is not complete: something must follow “${typed}”`,
    );
  }
  const typed = text.text.slice(at.from, at.to);
  if (before && startsValue(at) && endsValue(before)) {
    const both = `${text.text.slice(before.from, before.to)} ${typed}`;
    return syntax(before.from, at.to, `“${both}”之间缺少运算符`, `An operator is missing in “${both}”`);
  }
  if (before?.kind === 'number' && at.safe === ',') {
    return syntax(
      before.from,
      at.to,
      `“${text.text.slice(before.from, at.to)}”：数字不分节，千位分隔符请去掉`,
      `“${text.text.slice(before.from, at.to)}”: write numbers without thousands separators`,
    );
  }
  const previous = before ? text.text.slice(before.from, before.to) : undefined;
  return previous === undefined
    ? syntax(at.from, at.to, `公式不能以“${typed}”开头`, `A formula cannot begin with “${typed}”`)
    : syntax(at.from, at.to, `“${previous}”之后不能是“${typed}”`, `“${typed}” cannot follow “${previous}”`);
}

function syntax(from: number, to: number, zh: string, en: string): Diagnostic {
  return feelDiagnostic('feel.syntax', from, to, zh, en);
}

const VALUES = new Set(['name', 'word', 'number', 'percent', 'text']);

function startsValue({ kind, safe }: FormulaPart): boolean {
  return VALUES.has(kind) || kind === 'function' || safe === '(';
}

function endsValue({ kind, safe }: FormulaPart): boolean {
  return VALUES.has(kind) || safe === ')' || safe === ']';
}

const CLOSES: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** Intervals may be written `(1..2]` and `]1..2[`: only round brackets without an interval are checked. */
function unbalancedBracket(parts: readonly FormulaPart[]): Diagnostic | undefined {
  if (parts.some(({ safe }) => safe === '..')) return undefined;
  const open: FormulaPart[] = [];
  for (const part of parts) {
    if (part.kind !== 'punctuation') continue;
    if (CLOSES[part.safe]) open.push(part);
    else if (Object.values(CLOSES).includes(part.safe)) {
      const last = open.pop();
      if (!last || CLOSES[last.safe] !== part.safe) {
        return syntax(
          part.from,
          part.to,
          `多了一个“${part.safe}”，前面没有与它配对的括号`,
          `This “${part.safe}” closes nothing`,
        );
      }
    }
  }
  const last = open.pop();
  if (!last) return undefined;
  const close = CLOSES[last.safe] ?? '';
  return syntax(
    last.from,
    last.to,
    `括号“${last.safe}”没有结束：缺少“${close}”`,
    `The bracket “${last.safe}” is never closed: “${close}” is missing`,
  );
}

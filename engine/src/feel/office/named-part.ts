import { rangeOf, report } from '../build-scope.js';
import { editDistance } from '../closest-name.js';
import { normalizeName, type NamedPart } from '../name-index.js';
import type { SyntaxNode } from '../syntax-tree.js';
import type { NameReference } from './name-reference.js';
import { reportUsage, type OfficeCall } from './office-call.js';

/** The slice or basis that a text names, by its code or either name. */
export function readPart(
  call: OfficeCall,
  node: SyntaxNode,
  parts: readonly NamedPart[],
  { name }: NameReference,
  words: { readonly code: string; readonly zh: string; readonly en: string },
): NamedPart | undefined {
  const built = call.scope.build(node);
  if (built.kind !== 'literal' || typeof built.value !== 'string') {
    reportUsage(call, `${words.zh}要写在引号里`, `put the ${words.en} between quotes`);
    return undefined;
  }
  const typed = normalizeName(built.value);
  const same = (text: string) => normalizeName(text) === typed;
  const found = parts.find(({ code, name: own }) => same(code) || same(own.zh) || same(own.en));
  if (found) return found;
  const near =
    typed.length > 1 ? parts.find(({ name: own }) => editDistance(typed, own.zh, 1) <= 1) : undefined;
  const [zh, en] = [
    parts.map((part) => part.name.zh).join('、'),
    parts.map((part) => part.name.en).join(', '),
  ];
  report(
    call.scope,
    words.code,
    rangeOf(call.scope, node),
    parts.length === 0
      ? `“${name.text}”没有登记${words.zh}`
      : `“${name.text}”没有${words.zh}“${built.value}”` +
          (near ? `；是否指“${near.name.zh}”？` : `，只有：${zh}`),
    parts.length === 0
      ? `No ${words.en} of “${name.text}” is registered`
      : `“${name.text}” has no ${words.en} “${built.value}”` +
          (near ? `; did you mean “${near.name.en}”?` : `, only: ${en}`),
  );
  return undefined;
}

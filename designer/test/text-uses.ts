/** A text that code asks for. `key` may hold `*` where the code computes a part of it. */
export interface TextUse {
  readonly file: string;
  readonly namespace: string;
  readonly key: string;
}

/**
 * Every text that a source file asks for by `t(…)`: the namespace is that of its `useTranslation('…')`, unless the key
 * names one. A key that is neither a literal, a template nor a choice of those is not seen: write the whole key where
 * it is used.
 */
export function findTextUses(code: string, file: string): TextUse[] {
  const fallback = /useTranslation\('([^']+)'\)/.exec(code)?.[1] ?? 'shell';
  return [...code.matchAll(/\bt\(/g)].flatMap(({ index }) =>
    literalsOf(firstArgument(code, index + 2)).map((key) => {
      const [namespace, name] = key.includes(':') ? (key.split(':') as [string, string]) : [fallback, key];
      return { file, namespace, key: name };
    }),
  );
}

/** Whether a key fits what the code writes; `*` stands for any part, also one with dots. */
export function keyPatternMatches(pattern: string, key: string): boolean {
  const parts = pattern.split('*').map((part) => part.replaceAll(/[.\\^$+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${parts.join('.+')}$`).test(key);
}

function firstArgument(code: string, start: number): string {
  let depth = 0;
  for (let at = start; at < code.length; at += 1) {
    const character = code[at] ?? '';
    if ('([{'.includes(character)) depth += 1;
    else if (')]}'.includes(character)) depth -= 1;
    if (depth < 0 || (depth === 0 && character === ',')) return code.slice(start, at);
  }
  return '';
}

/** Texts of an expression, but not those it compares with. */
function literalsOf(expression: string): string[] {
  return [...expression.matchAll(/([!=]==\s*)?(?:'([^']*)'|`([^`]*)`)/g)].flatMap(
    ([, compared, literal, template]) =>
      compared === undefined ? [literal ?? (template ?? '').replaceAll(/\$\{[^}]*\}/g, '*')] : [],
  );
}

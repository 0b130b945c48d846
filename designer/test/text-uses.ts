/** A text that code asks for. `key` may hold `*` where the code computes a part of it. */
export interface TextUse {
  readonly file: string;
  readonly namespace: string;
  readonly key: string;
}

const call = /\bt\(\s*(?:'([^']+)'|`([^`]+)`|(\w+) \? '([^']+)' : '([^']+)')/g;

/**
 * Every text that a source file asks for by `t(…)`: the namespace is that of its `useTranslation('…')`, unless the key
 * names one. A key that is neither a literal nor a template is not seen: write the whole key where it is used.
 */
export function findTextUses(code: string, file: string): TextUse[] {
  const fallback = /useTranslation\('([^']+)'\)/.exec(code)?.[1] ?? 'shell';
  return [...code.matchAll(call)].flatMap(([, literal, template, , first, second]) =>
    [literal, template?.replaceAll(/\$\{[^}]*\}/g, '*'), first, second]
      .filter((key): key is string => key !== undefined)
      .map((key) => {
        const [namespace, name] = key.includes(':') ? (key.split(':') as [string, string]) : [fallback, key];
        return { file, namespace, key: name };
      }),
  );
}

export function keyPatternMatches(pattern: string, key: string): boolean {
  const parts = pattern.split('*').map((part) => part.replaceAll(/[.\\^$+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^.]+')}$`).test(key);
}

/** Filters of the list of warnings, as they stand in its address. */
export interface WarningSearch {
  /** States, joined by commas; what is under way when absent. */
  readonly state?: string;
  readonly level?: string;
  readonly severity?: string;
  readonly rule?: string;
  readonly mine?: boolean;
  /** Assigned to the reader. */
  readonly assigned?: boolean;
  /** Said to nobody, by a silence or by its cause. */
  readonly muted?: boolean;
  /** Waiting for the quality office's word. */
  readonly toConfirm?: boolean;
}

export function readWarningSearch(search: Record<string, unknown>): WarningSearch {
  return {
    ...textField(search, 'state'),
    ...textField(search, 'level'),
    ...textField(search, 'severity'),
    ...textField(search, 'rule'),
    ...flagField(search, 'mine'),
    ...flagField(search, 'assigned'),
    ...flagField(search, 'muted'),
    ...flagField(search, 'toConfirm'),
  };
}

function flagField<K extends string>(
  search: Record<string, unknown>,
  name: K,
): { readonly [name in K]?: boolean } {
  const value = search[name];
  return value === true || value === 'true' ? ({ [name]: true } as { readonly [name in K]?: boolean }) : {};
}

function textField<K extends string>(
  search: Record<string, unknown>,
  name: K,
): { readonly [name in K]?: string } {
  const value = search[name];
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && text !== ''
    ? ({ [name]: text } as { readonly [name in K]?: string })
    : {};
}

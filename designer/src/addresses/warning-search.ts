/** Filters of the list of warnings, as they stand in its address. */
export interface WarningSearch {
  /** States, joined by commas; what is under way when absent. */
  readonly state?: string;
  readonly level?: string;
  readonly severity?: string;
  readonly rule?: string;
  readonly mine?: boolean;
}

export function readWarningSearch(search: Record<string, unknown>): WarningSearch {
  return {
    ...textField(search, 'state'),
    ...textField(search, 'level'),
    ...textField(search, 'severity'),
    ...textField(search, 'rule'),
    ...(search['mine'] === true || search['mine'] === 'true' ? { mine: true } : {}),
  };
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

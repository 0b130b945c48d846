/** Which tasks the list shows, as it stands in its address. */
export interface TaskSearch {
  readonly status?: 'completed';
  /** Everybody's tasks, for those who see the whole college. */
  readonly all?: boolean;
}

export function readTaskSearch(search: Record<string, unknown>): TaskSearch {
  return {
    ...(search['status'] === 'completed' ? { status: 'completed' as const } : {}),
    ...(search['all'] === true || search['all'] === 'true' ? { all: true } : {}),
  };
}

import { queryOptions, useQuery } from '@tanstack/react-query';
import type { ChangePassword, DemoAccount, LogIn, Session } from '@zhengai/runtime/contract';
import { api, ProblemError, sessionKey } from '../api/index.js';

/** Who is logged in; `null` when nobody. */
export const sessionQuery = queryOptions({
  queryKey: sessionKey,
  staleTime: Infinity,
  queryFn: async ({ signal }): Promise<Session | null> => {
    try {
      return keepToken(await api.request<Session>('/api/session', { signal }));
    } catch (error) {
      if (error instanceof ProblemError && error.status === 401) return keepToken(null);
      throw error;
    }
  },
});

export const demoAccountsQuery = queryOptions({
  queryKey: ['demo-accounts'],
  staleTime: Infinity,
  queryFn: ({ signal }) => api.request<DemoAccount[]>('/api/demo-accounts', { signal }),
});

export async function logIn(body: LogIn): Promise<Session> {
  const session = await api.request<Session>('/api/session', { method: 'POST', body });
  keepToken(session);
  return session;
}

export async function logOut(): Promise<void> {
  await api.request('/api/session', { method: 'DELETE' });
  keepToken(null);
}

/** @returns the session that goes on, with a new token */
export async function changePassword(body: ChangePassword): Promise<Session | null> {
  return keepToken(await api.request<Session>('/api/session/password', { method: 'PUT', body }));
}

/** The session of a page that is only shown to somebody logged in. */
export function useSession(): Session {
  const { data } = useQuery(sessionQuery);
  if (!data) throw new Error('useSession is only for pages behind the log-in');
  return data;
}

function keepToken(session: Session | null): Session | null {
  api.setCsrfToken(session?.csrfToken);
  return session;
}

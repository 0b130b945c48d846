/** One operation of the API; `:name` marks what is filled in. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  /**
   * Who is let in: everybody, whoever is logged in (lists are narrowed to what they answer for), the quality office and
   * administrators, or these alone.
   */
  readonly access: 'everybody' | 'loggedIn' | 'staff' | 'admin';
}

/** Every operation there is. */
export const ROUTES: readonly Route[] = [
  { method: 'GET', path: '/api/status', access: 'everybody' },
  { method: 'POST', path: '/api/session', access: 'everybody' },
  { method: 'GET', path: '/api/demo-accounts', access: 'everybody' },
  { method: 'GET', path: '/api/session', access: 'loggedIn' },
  { method: 'DELETE', path: '/api/session', access: 'loggedIn' },
  { method: 'PUT', path: '/api/session/password', access: 'loggedIn' },
  { method: 'GET', path: '/api/today', access: 'loggedIn' },
  { method: 'GET', path: '/api/events', access: 'loggedIn' },
  { method: 'GET', path: '/api/warnings', access: 'loggedIn' },
  { method: 'GET', path: '/api/warnings/:id', access: 'loggedIn' },
  { method: 'POST', path: '/api/warnings/:id/acknowledge', access: 'loggedIn' },
  { method: 'POST', path: '/api/warnings/:id/dismiss', access: 'staff' },
  { method: 'POST', path: '/api/warnings/deeds', access: 'loggedIn' },
  { method: 'GET', path: '/api/warnings/overturned', access: 'loggedIn' },
  { method: 'GET', path: '/api/matters', access: 'loggedIn' },
  { method: 'GET', path: '/api/matters/:id', access: 'loggedIn' },
  { method: 'GET', path: '/api/data-warnings', access: 'loggedIn' },
  { method: 'GET', path: '/api/data-warnings/:id', access: 'loggedIn' },
  { method: 'GET', path: '/api/rules/:code/ledger', access: 'staff' },
  { method: 'POST', path: '/api/rules/:code/draft/approve', access: 'staff' },
  { method: 'GET', path: '/api/rules/:code/plans', access: 'staff' },
  { method: 'POST', path: '/api/rules/:code/plans/:id/undo', access: 'staff' },
  { method: 'GET', path: '/api/silences', access: 'staff' },
  { method: 'POST', path: '/api/silences', access: 'staff' },
  { method: 'POST', path: '/api/silences/:id/end', access: 'staff' },
  { method: 'GET', path: '/api/saved-views', access: 'loggedIn' },
  { method: 'PUT', path: '/api/saved-views', access: 'loggedIn' },
  { method: 'DELETE', path: '/api/saved-views/:id', access: 'loggedIn' },
  { method: 'GET', path: '/api/tasks', access: 'loggedIn' },
  { method: 'GET', path: '/api/tasks/:id', access: 'loggedIn' },
  { method: 'PUT', path: '/api/tasks/:id/values', access: 'loggedIn' },
  { method: 'POST', path: '/api/tasks/:id/submit', access: 'loggedIn' },
  { method: 'GET', path: '/api/verifications', access: 'loggedIn' },
  { method: 'GET', path: '/api/inbox', access: 'loggedIn' },
  { method: 'POST', path: '/api/inbox/read', access: 'loggedIn' },
  { method: 'POST', path: '/api/inbox/unread', access: 'loggedIn' },
  { method: 'GET', path: '/api/inbox/settings', access: 'loggedIn' },
  { method: 'PUT', path: '/api/inbox/settings', access: 'loggedIn' },
  { method: 'GET', path: '/api/channels', access: 'admin' },
  { method: 'POST', path: '/api/channels/:channel/test', access: 'admin' },
  { method: 'GET', path: '/api/deliveries/dead', access: 'admin' },
  { method: 'POST', path: '/api/deliveries/replay', access: 'admin' },
  { method: 'POST', path: '/api/observations', access: 'staff' },
  { method: 'GET', path: '/api/grid', access: 'staff' },
  { method: 'POST', path: '/api/replay', access: 'staff' },
  { method: 'POST', path: '/api/replay/plan', access: 'staff' },
  { method: 'GET', path: '/api/shadow/:code', access: 'staff' },
  { method: 'GET', path: '/api/dictionary', access: 'loggedIn' },
  { method: 'POST', path: '/api/check', access: 'staff' },
  { method: 'GET', path: '/api/definitions/:kind', access: 'staff' },
  { method: 'GET', path: '/api/definitions/:kind/:code', access: 'staff' },
  { method: 'PUT', path: '/api/definitions/:kind/:code/draft', access: 'staff' },
  { method: 'POST', path: '/api/definitions/:kind/:code/draft/review', access: 'staff' },
  { method: 'POST', path: '/api/definitions/:kind/:code/draft/approve', access: 'staff' },
  { method: 'POST', path: '/api/definitions/:kind/:code/draft/return', access: 'staff' },
];

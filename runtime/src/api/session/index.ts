import './session-data.js';

export { FailedAttempts } from './failed-attempts.js';
export { refuseCrossSite, requireViewer } from './require-viewer.js';
export { registerSessions, SESSION_COOKIE } from './session-plugin.js';
export { requireRole, requireStaff, viewerOf, type Viewer } from './viewer.js';

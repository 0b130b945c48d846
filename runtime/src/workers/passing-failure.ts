/**
 * SQLSTATE classes in which the world fails and not the work: connection (08), resources (53), intervention such as a
 * shutdown (57), rollbacks of concurrent transactions (40).
 */
const PASSING_STATES = /^(08|40|53|57)[0-9A-Z]{3}$/;
const PASSING_SYSTEM_ERRORS = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

/** Whether the same work may well succeed later, unchanged. */
export function isPassing(cause: unknown): boolean {
  if (!(cause instanceof Error)) return false;
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
  return (
    PASSING_STATES.test(code) ||
    PASSING_SYSTEM_ERRORS.has(code) ||
    // the driver gives a connection that vanished no code
    /^(Connection terminated|timeout exceeded when trying to connect)/.test(cause.message) ||
    isPassing(cause.cause)
  );
}

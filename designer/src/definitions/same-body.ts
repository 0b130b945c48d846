/** Whether two bodies say the same; the order of keys says nothing (a stored body comes back in another one). */
export function sameBody(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    return a.every((value, i) => sameBody(value, b[i]));
  }
  const [one, other] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const keys = said(one);
  return keys.length === said(other).length && keys.every((key) => sameBody(one[key], other[key]));
}

const said = (body: Record<string, unknown>): string[] =>
  Object.keys(body).filter((key) => body[key] !== undefined);

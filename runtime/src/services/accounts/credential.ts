import { randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** OWASP's first choice for argon2id; about 40 ms on a small machine. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/**
 * What a stored password is for: `own` was chosen by its owner, `once` must be changed at the first log-in,
 * `demo` opens only while the demo runs.
 */
export type CredentialKind = 'own' | 'once' | 'demo';

/** The stored text is `<kind>:<argon2id hash>`, or the bare hash for `own`. */
export async function newCredential(kind: CredentialKind, password: string): Promise<string> {
  const hashed = await hash(password.normalize('NFKC'), COST);
  return kind === 'own' ? hashed : `${kind}:${hashed}`;
}

export function credentialKind(stored: string): CredentialKind {
  if (stored.startsWith('once:')) return 'once';
  return stored.startsWith('demo:') ? 'demo' : 'own';
}

let nobody: Promise<string> | undefined;

/**
 * Whether the password opens the credential. Without a credential the same work is done for nothing,
 * so that the time taken does not tell who has an account.
 */
export async function opensCredential(stored: string | null, password: string): Promise<boolean> {
  nobody ??= hash('nobody', COST);
  const hashed = stored?.replace(/^(once|demo):/, '') ?? (await nobody);
  const matches = await verify(hashed, password.normalize('NFKC'));
  return stored !== null && matches;
}

/** Letters and digits that are not mistaken for each other when read from a screen or paper. */
const READABLE = 'abcdefghjkmnpqrstuvwxyz23456789';

/** 79 bits, in groups that can be read aloud: `k7fm-2xqr-9wtd-hn4p`. */
export function newOneTimePassword(): string {
  const letters = Array.from({ length: 16 }, () => READABLE[randomInt(READABLE.length)] ?? '');
  return letters.join('').replace(/(.{4})(?=.)/g, '$1-');
}

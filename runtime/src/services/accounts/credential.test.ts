import { describe, expect, it } from 'vitest';
import { credentialKind, newCredential, newOneTimePassword, opensCredential } from './credential.js';

describe('a credential', () => {
  it.each(['own', 'once', 'demo'] as const)(
    'keeps its kind (%s) and opens with its password only',
    async (kind) => {
      const stored = await newCredential(kind, '正确的密码 with words');
      expect(credentialKind(stored)).toBe(kind);
      expect(stored).toContain('$argon2id$');
      expect(stored).not.toContain('正确');
      expect(await opensCredential(stored, '正确的密码 with words')).toBe(true);
      expect(await opensCredential(stored, '正确的密码 with word')).toBe(false);
    },
  );

  it('reads the same characters typed in another width', async () => {
    const stored = await newCredential('own', '\uff46\uff55\uff4c\uff4c width 12');
    expect(await opensCredential(stored, 'full width 12')).toBe(true);
  });

  it('that is missing opens with nothing, but does the same work', async () => {
    expect(await opensCredential(null, 'nobody')).toBe(false);
  });
});

it('one-time passwords can be read aloud and differ', () => {
  const made = new Set(Array.from({ length: 200 }, newOneTimePassword));
  expect(made.size).toBe(200);
  for (const password of made) expect(password).toMatch(/^([a-hj-km-np-z2-9]{4}-){3}[a-hj-km-np-z2-9]{4}$/);
});

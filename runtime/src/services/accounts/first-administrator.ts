import type { AccountDependencies } from './account-dependencies.js';
import { newCredential, newOneTimePassword } from './credential.js';

export const FIRST_ADMINISTRATOR = 'admin';

/**
 * Makes the first administrator where nobody can administer yet.
 *
 * @returns the one-time password, to be shown once; `undefined` when an administrator with a password exists
 */
export async function ensureFirstAdministrator({
  store,
}: AccountDependencies): Promise<{ readonly staffNumber: string; readonly password: string } | undefined> {
  const password = newOneTimePassword();
  const credential = await newCredential('once', password);
  const made = await store.transaction(async (unit) => {
    for (const person of await unit.people.withRole('admin')) {
      if (person.active && (await unit.people.passwordHash(person.id)) !== null) return false;
    }
    const [id] = await unit.people.upsert([
      { staffNumber: FIRST_ADMINISTRATOR, name: '系统管理员', roles: ['admin'] },
    ]);
    if (id === undefined) throw new Error('the administrator was not stored');
    await unit.people.setPasswordHash(id, credential);
    return true;
  });
  return made ? { staffNumber: FIRST_ADMINISTRATOR, password } : undefined;
}
